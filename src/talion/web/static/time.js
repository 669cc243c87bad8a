// The line of time: bars by status, the colours of the page, for whoever gives the bars and a place.
export const STATUSES = ["occurred", "attempted", "intercepted", "threatened", "planned", "uncertain", "denied"];
export const CONFIG = { displaylogo: false, responsive: true, modeBarButtonsToRemove: ["toImage", "lasso2d", "autoScale2d"] };
const style = getComputedStyle(document.documentElement);
export const colour = (name) => style.getPropertyValue(name).trim();
export const FONT = { family: "inherit", size: 12, color: colour("--ink") };

function traces(bars) {
  return STATUSES.map((status) => {
    const own = bars.filter((bar) => bar.status === status);
    return {
      type: "bar", name: status, x: own.map((bar) => bar.start), y: own.map((bar) => bar.incidents),
      marker: { color: colour(`--${status}`) }, hovertemplate: `%{x}: %{y} ${status}<extra></extra>`,
    };
  }).filter((trace) => trace.x.length);
}

export function drawTime(place, bars) {
  return Plotly.newPlot(place, traces(bars), {
    barmode: "stack", dragmode: "select", selectdirection: "h", margin: { l: 40, r: 10, t: 6, b: 30 }, font: FONT, height: 220,
    paper_bgcolor: "transparent", plot_bgcolor: "transparent", showlegend: false, bargap: 0.05,
    xaxis: { type: "date", gridcolor: colour("--line") }, yaxis: { gridcolor: colour("--line"), fixedrange: true },
  }, CONFIG);
}
