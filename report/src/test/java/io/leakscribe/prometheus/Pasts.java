package io.leakscribe.prometheus;

import io.leakscribe.draft.Scenario;

/** What a Prometheus could have stored of the scenarios that drafts are tested with. */
final class Pasts {
  static final String SHOP = "job=\"shop\",instance=\"10.0.0.1:8080\"";
  static final String AGENT = "job=\"leakscribe\",instance=\"10.0.0.1:5325\"";
  static final String OTHER = "job=\"other\",instance=\"10.0.0.1:9000\"";

  static final String BILLING = "job=\"otel\",instance=\"10.0.0.7:9464\"";

  private Pasts() {}

  /** All of them in one server. */
  static Past all() {
    Past past = oneRun();
    past.counter("carts_lost_total{" + SHOP + "}", Past.but(0, 50, 70, 1))
        .gauge("queue_depth{" + SHOP + "}", Past.but(5, 50, 70, 40))
        .gauge("queue_depth{" + OTHER + "}", Past.always(1000));
    String old = "http_server_duration_milliseconds_";
    past.gauge("up{" + BILLING + "}", Past.always(1))
        .gauge("target_info{service_name=\"billing\"," + BILLING + "}", Past.always(1))
        .counter(old + "count{" + BILLING + ",http_status_code=\"200\"}", Past.always(1))
        .counter(
            old + "sum{" + BILLING + ",http_status_code=\"200\"}", Past.but(200, 50, 70, 1000));
    return past;
  }

  /** Slow and failing from 08:50 to 09:10, down from 09:05 to 09:07. */
  static Past oneRun() {
    Past past = new Past(Scenario.START, -120, 120);
    liveness(past);
    spring(past, SHOP, 10);
    spring(past, OTHER, 500);
    return past;
  }

  private static void liveness(Past past) {
    double start = Scenario.START.getEpochSecond();
    past.gauge("up{" + SHOP + "}", Past.but(1, 65, 67, 0))
        .gauge("up{" + AGENT + "}", Past.but(1, 65, 67, 0))
        .gauge("up{" + OTHER + "}", Past.always(1))
        .gauge("process_start_time_seconds{" + SHOP + "}", Past.always(start - 4))
        .gauge("process_start_time_seconds{" + OTHER + "}", Past.always(start - 90_000))
        .gauge("leakscribe_run_info{run=\"r1\"," + AGENT + "}", Past.between(0, 120, 1))
        .gauge(alert("pending"), Past.between(49, 54, 1))
        .gauge(alert("firing"), Past.between(54.25, 70, 1))
        .gauge(
            "ALERTS_FOR_STATE{alertname=\"SlowCheckout\"," + SHOP + "}",
            Past.between(49, 70, start + 49 * 60));
  }

  private static String alert(String state) {
    return "ALERTS{alertname=\"SlowCheckout\",alertstate=\"" + state + "\"," + SHOP + "}";
  }

  /** Micrometer's series with buckets: 30 ms as a rule, 3 s in the bad time. */
  private static void spring(Past past, String target, double perSecond) {
    String base = "http_server_requests_seconds_";
    String ok = "{" + target + ",uri=\"/cart\",status=\"200\"}";
    String bad = "{" + target + ",uri=\"/cart\",status=\"500\"}";
    past.counter(base + "count" + ok, Past.but(perSecond, 50, 70, perSecond / 4));
    past.counter(base + "count" + bad, Past.between(50, 70, perSecond / 4));
    past.counter(base + "sum" + ok, Past.but(perSecond * 0.03, 50, 70, perSecond / 4 * 3));
    String[] bounds = {"0.025", "0.05", "2.5", "5.0", "+Inf"};
    double[] usual = {0, 1, 1, 1, 1};
    double[] slow = {0, 0, 0, 0.25, 0.25};
    for (int i = 0; i < bounds.length; i++) {
      String series =
          base + "bucket{" + target + ",uri=\"/cart\",status=\"200\",le=\"" + bounds[i] + "\"}";
      past.counter(series, Past.but(perSecond * usual[i], 50, 70, perSecond * slow[i]));
    }
  }
}
