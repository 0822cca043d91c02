"use strict";
// Mounts every [data-chart]; its data stand in the JSON block named by data-source, its drawing in
// gongzhiCharts[<name>]. Holds under the strict policy: no inline script or style, rich-text tooltips.
window.gongzhiCharts = {};
(() => {
  const base = (ink, px) => ({
    animation: false,
    textStyle: { fontFamily: ink("font"), fontSize: px(12), color: ink("ink-3") },
    aria: { enabled: true },
    tooltip: { renderMode: "richText", backgroundColor: ink("ink"), borderWidth: 0, padding: px(8), textStyle: { color: ink("surface"), fontSize: px(12) } },
  });

  // The wall scales with its screen: its body text is 18 design pixels.
  const unit = (styles) => (document.body.classList.contains("wall") ? parseFloat(styles.fontSize) / 18 : 1);

  const draw = (place) => {
    const styles = getComputedStyle(document.body);
    const ink = (name) => styles.getPropertyValue(`--${name}`).trim();
    const px = (length) => length * unit(styles);
    const source = document.getElementById(place.dataset.source);
    const kind = window.gongzhiCharts[place.dataset.chart];
    if (!source || !kind) return;
    const known = echarts.getInstanceByDom(place);
    const chart = known || echarts.init(place);
    chart.setOption({ ...base(ink, px), ...kind(JSON.parse(source.textContent), ink, place, px) }, true);
    if (!known) new ResizeObserver(() => { chart.resize(); draw(place); }).observe(place);
  };

  const mount = (root) => root.querySelectorAll("[data-chart]").forEach(draw);
  document.addEventListener("DOMContentLoaded", () => mount(document));
  document.addEventListener("gongzhi:swapped", (event) => mount(event.target));
  document.addEventListener("htmx:afterSwap", (event) => mount(event.target));
})();
