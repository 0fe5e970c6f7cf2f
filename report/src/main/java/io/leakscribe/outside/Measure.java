package io.leakscribe.outside;

/**
 * Something that tells the impact, measured before and during an incident: the answers named {@code
 * impact.<name>.before} and {@code impact.<name>.during}, and {@code impact.<name>} over time.
 *
 * @param name short and without blanks, {@code errors}
 * @param title what a person calls it: {@code Requests answered with 5xx}
 * @param unit of the value: {@link #COUNT}, {@link #SHARE}, {@link #SECONDS}, or a word to show
 * @param better which way is good
 */
public record Measure(String name, String title, String unit, Better better) {
  /** A number of things. */
  public static final String COUNT = "count";

  /** 0 to 1. */
  public static final String SHARE = "share";

  /** Time. */
  public static final String SECONDS = "seconds";

  /** Which way is good. */
  public enum Better {
    LOWER,
    HIGHER
  }

  /** Name of the answer for the time before the incident. */
  public String before() {
    return "impact." + name + ".before";
  }

  /** Name of the answer for the time of the harm. */
  public String during() {
    return "impact." + name + ".during";
  }

  /** Name of the answer over time. */
  public String overTime() {
    return "impact." + name;
  }
}
