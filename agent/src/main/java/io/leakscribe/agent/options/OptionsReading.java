package io.leakscribe.agent.options;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of reading the options.
 *
 * @param options complete, whatever was wrong
 * @param warnings a line each, for the log
 * @param effective key to value of what differs from the defaults, sorted by key
 */
public record OptionsReading(
    Options options, List<String> warnings, Map<String, String> effective) {

  /** Copies both collections. */
  public OptionsReading {
    warnings = List.copyOf(warnings);
    effective = Collections.unmodifiableMap(new TreeMap<>(effective));
  }
}
