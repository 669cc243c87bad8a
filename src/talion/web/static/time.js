// The line of time: bars by status, in the colours of the page. The other scripts of a page use what is here; they are classic
// scripts, because a browser loads no modules from files, and a copy of the pages is read from files.
"use strict";
const STATUSES = ["occurred", "attempted", "intercepted", "threatened", "planned", "uncertain", "denied"];
const CONFIG = { displaylogo: false, responsive: true, modeBarButtonsToRemove: ["toImage", "lasso2d", "autoScale2d"] };
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(name).trim();
const FONT = { family: "inherit", size: 12, color: colour("--ink") };
// A copy of the pages has no filters to lead to.
const LIVE = !("copy" in document.documentElement.dataset);

function traces(bars) {
  return STATUSES.map((status) => {
    const own = bars.filter((bar) => bar.status === status);
    return {
      type: "bar", name: status, x: own.map((bar) => bar.start), y: own.map((bar) => bar.incidents),
      marker: { color: colour(`--${status}`) }, hovertemplate: `%{x}: %{y} ${status}<extra></extra>`,
    };
  }).filter((trace) => trace.x.length);
}

function drawTime(place, bars) {
  return Plotly.newPlot(place, traces(bars), {
    barmode: "stack", dragmode: LIVE ? "select" : "zoom", selectdirection: "h", margin: { l: 40, r: 10, t: 6, b: 30 }, font: FONT, height: 220,
    paper_bgcolor: "transparent", plot_bgcolor: "transparent", showlegend: false, bargap: 0.05,
    xaxis: { type: "date", gridcolor: colour("--line") }, yaxis: { gridcolor: colour("--line"), fixedrange: true },
  }, CONFIG);
}

/** The layout of a map over the outlines, looking at a point from a height. */
function layMap(center, zoom) {
  const land = { source: OUTLINES, sourcetype: "geojson" };
  return {
    center, zoom,
    style: { version: 8, sources: {}, layers: [{ id: "sea", type: "background", paint: { "background-color": colour("--sea") } }] },
    layers: [
      { ...land, type: "fill", color: colour("--land"), below: "traces" },
      { ...land, type: "line", color: colour("--border"), line: { width: 0.6 }, below: "traces" },
    ],
  };
}
