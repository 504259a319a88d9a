// The shortcodes the page knows; one it does not know stays as it was written.

const KNOWN = {
  white_check_mark: "✅", heavy_check_mark: "✔️", ballot_box_with_check: "☑️", x: "❌", warning: "⚠️",
  hourglass: "⌛", hourglass_flowing_sand: "⏳", alarm_clock: "⏰", clock9: "🕘", calendar: "📆", date: "📅",
  bell: "🔔", no_bell: "🔕", eyes: "👀", wave: "👋", thumbsup: "👍", "+1": "👍", tada: "🎉", star: "⭐",
  bulb: "💡", memo: "📝", pencil2: "✏️", page_facing_up: "📄", paperclip: "📎", bar_chart: "📊", mag: "🔍",
  lock: "🔒", link: "🔗", zap: "⚡", red_circle: "🔴", large_blue_circle: "🔵", information_source: "ℹ️",
  question: "❓", exclamation: "❗", rotating_light: "🚨", arrow_right: "➡️", arrow_left: "⬅️", smile: "😄",
  slightly_smiling_face: "🙂", speech_balloon: "💬", robot_face: "🤖", no_entry: "⛔", repeat: "🔁",
};

export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => (Object.hasOwn(KNOWN, name) ? KNOWN[name] : whole));
}
