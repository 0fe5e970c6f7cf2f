package io.leakscribe.lint;

import java.util.regex.Pattern;

/** The sections that rules look for, by words in their headings. */
enum Part {
  SUMMARY("issue summary", "summary|tl;?dr|overview|at a glance"),
  TIMELINE("timeline", "timeline|chronology"),
  CAUSE("root cause", "\\bcauses?\\b|what happened"),
  TRIGGER("trigger", "^trigger"),
  RESOLUTION("resolution", "resolution|recovery|stop-?gap|mitigation"),
  MEASURES(
      "corrective and preventative measures",
      "corrective|preventat?ive|action items?|\\bmeasures\\b|follow-?ups?|^actions\\b|remediation|next steps"),
  IMPACT("impact", "\\bimpact\\b"),
  FACTORS("contributing factors", "contributing");

  private final String label;
  private final Pattern pattern;

  Part(String label, String pattern) {
    this.label = label;
    this.pattern = Pattern.compile(pattern);
  }

  String label() {
    return label;
  }

  boolean fits(String heading) {
    return pattern.matcher(heading).find();
  }
}
