package io.leakscribe.chart;

import java.time.Instant;

/** Something that happened, as an upright line with words. */
record Mark(Instant time, String label, Kind kind) {

  /** How its line looks. */
  enum Kind {
    GROWTH("currentColor", "2 3"),
    REPORT("currentColor", ""),
    RUN("currentColor", "5 3"),
    DEPLOY("currentColor", "9 3"),
    ALERT(Palette.ALARM, ""),
    FORECAST(Palette.ALARM, "3 3"),
    /** A forecast beyond what is shown: words without a line. */
    BEYOND("none", "");

    private final String color;
    private final String dash;

    Kind(String color, String dash) {
      this.color = color;
      this.dash = dash;
    }

    String color() {
      return color;
    }

    /** What is in the colour of the text would otherwise be louder than the data. */
    String opacity() {
      return color.equals("currentColor") ? "0.45" : "0.8";
    }

    String dash() {
      return dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"";
    }
  }
}
