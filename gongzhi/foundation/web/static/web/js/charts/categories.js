"use strict";
// What is open, by category: bars longest first, the overdue part in red at the left end with its number.
// data: { rows: [{ name, open, late }] }; one axis, in cases; the names and numbers stand beside the bars.
gongzhiCharts.categories = (data, ink, place, px) => ({
  grid: { left: px(8), right: px(72), top: px(8), bottom: px(8), containLabel: true },
  xAxis: { type: "value", show: false },
  yAxis: {
    type: "category", inverse: true, data: data.rows.map((row) => row.name),
    axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: ink("ink-2"), fontSize: px(20), margin: px(16) },
  },
  series: [
    {
      type: "bar", name: "到期未办结", stack: "open", data: data.rows.map((row) => row.late), barMaxWidth: px(34), barCategoryGap: "36%",
      itemStyle: { color: ink("red-solid") },
      label: { show: true, position: "insideLeft", color: ink("on-ink"), fontSize: px(16), fontWeight: 600, formatter: ({ value }) => value || "" },
    },
    {
      type: "bar", name: "在办", stack: "open", barMaxWidth: px(34), data: data.rows.map((row) => row.open - row.late),
      itemStyle: { color: ink("heat-3") },
      label: { show: true, position: "right", color: ink("ink"), fontSize: px(20), fontWeight: 600, formatter: ({ dataIndex }) => data.rows[dataIndex].open },
    },
  ],
});
