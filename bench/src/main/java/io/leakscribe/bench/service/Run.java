package io.leakscribe.bench.service;

import java.util.Map;

/**
 * One life of the service.
 *
 * @param round from 1
 * @param arm name of the arm
 * @param values by the name of the measure; see {@link Measures}
 */
record Run(int round, String arm, Map<String, Double> values) {
  double get(String measure) {
    return values.getOrDefault(measure, Double.NaN);
  }
}
