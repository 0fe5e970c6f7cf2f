package io.leakscribe.prometheus;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names under which libraries count the requests that a service answers. */
enum HttpMetrics {
  /** Micrometer: Spring Boot and others. */
  MICROMETER("http_server_requests_seconds", "status", 1),
  /** OpenTelemetry since its names for HTTP are stable. */
  OTEL("http_server_request_duration_seconds", "http_response_status_code", 1),
  /** OpenTelemetry before that. */
  OTEL_OLD("http_server_duration_milliseconds", "http_status_code", 1000);

  private final String base;
  private final String statusLabel;
  private final int perSecond;

  HttpMetrics(String base, String statusLabel, int perSecond) {
    this.base = base;
    this.statusLabel = statusLabel;
    this.perSecond = perSecond;
  }

  /** A selector of all that are known. */
  static String any() {
    String names = Arrays.stream(values()).map(HttpMetrics::count).collect(Collectors.joining("|"));
    return "{__name__=~\"" + names + "\"}";
  }

  /** The one that a series is of. */
  static @Nullable HttpMetrics of(Map<String, String> labels) {
    for (HttpMetrics one : values()) {
      if (one.count().equals(labels.get("__name__"))) {
        return one;
      }
    }
    return null;
  }

  private String count() {
    return base + "_count";
  }

  String requests(String matchers, String range) {
    String series = count() + "{" + matchers + "}";
    return "sum(increase(" + series + "[" + range + "])) + " + fresh(series, range);
  }

  /** Zero when there was none: a status that never occurred has no series. */
  String errors(String matchers, String range) {
    String series = count() + "{" + matchers + "," + failed() + "}";
    return "(sum(increase(" + series + "[" + range + "])) or vector(0)) + " + fresh(series, range);
  }

  /**
   * What the first value of a series that is new adds: the first errors of a status make one, and
   * Prometheus does not count them. Only where the target answered at the begin of the time, so
   * that what a counter already had when Prometheus saw its process (again) is not taken for
   * growth.
   */
  private static String fresh(String series, String range) {
    return ("(sum((min_over_time(%1$s[%2$s]) unless %1$s offset %2$s)"
            + " and on (job, instance) (up offset %2$s == 1)) or vector(0))")
        .formatted(series, range);
  }

  private String failed() {
    return statusLabel + "=~\"5..\"";
  }

  String rate(String matchers, String range) {
    return "sum(rate(%s{%s}[%s]))".formatted(count(), matchers, range);
  }

  String errorShare(String matchers, String range) {
    return "(sum(rate(%1$s{%2$s,%3$s}[%4$s])) or vector(0)) / sum(rate(%1$s{%2$s}[%4$s]))"
        .formatted(count(), matchers, failed(), range);
  }

  String quantile(double quantile, String matchers, String range) {
    return "histogram_quantile(%s, sum by (le) (increase(%s_bucket{%s}[%s])))%s"
        .formatted(quantile, base, matchers, range, toSeconds());
  }

  String mean(String matchers, String range) {
    return "sum(increase(%1$s_sum{%2$s}[%3$s])) / sum(increase(%1$s_count{%2$s}[%3$s]))%4$s"
        .formatted(base, matchers, range, toSeconds());
  }

  /** Only Micrometer has one. */
  String max(String matchers, String range) {
    return "max(max_over_time(%s_max{%s}[%s]))".formatted(base, matchers, range);
  }

  String buckets(String matchers) {
    return base + "_bucket{" + matchers + "}";
  }

  private String toSeconds() {
    return perSecond == 1 ? "" : " / " + perSecond;
  }
}
