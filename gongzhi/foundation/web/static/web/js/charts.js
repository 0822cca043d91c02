"use strict";
// Mounts every [data-chart]; its data stand in the JSON block named by data-source, its drawing in
// gongzhiCharts[<name>]. Holds under the strict policy: no inline script or style, rich-text tooltips.
window.gongzhiCharts = {};
(() => {
  const base = (ink) => ({
    animation: false,
    textStyle: { fontFamily: ink("font"), fontSize: 12, color: ink("ink-3") },
    aria: { enabled: true },
    tooltip: { renderMode: "richText", backgroundColor: ink("ink"), borderWidth: 0, padding: 8, textStyle: { color: ink("surface"), fontSize: 12 } },
  });

  const draw = (place) => {
    const styles = getComputedStyle(document.body);
    const ink = (name) => styles.getPropertyValue(`--${name}`).trim();
    const source = document.getElementById(place.dataset.source);
    const kind = window.gongzhiCharts[place.dataset.chart];
    if (!source || !kind) return;
    const chart = echarts.getInstanceByDom(place) || echarts.init(place);
    chart.setOption({ ...base(ink), ...kind(JSON.parse(source.textContent), ink, place) }, true);
    new ResizeObserver(() => chart.resize()).observe(place);
  };

  const mount = (root) => root.querySelectorAll("[data-chart]").forEach(draw);
  document.addEventListener("DOMContentLoaded", () => mount(document));
  document.addEventListener("gongzhi:swapped", (event) => mount(event.target));
  document.addEventListener("htmx:afterSwap", (event) => mount(event.target));
})();
