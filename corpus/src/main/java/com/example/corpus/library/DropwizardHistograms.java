package com.example.corpus.library;

import com.codahale.metrics.MetricRegistry;
import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;

/** Names a histogram after each user. */
@Leak(
    value = "Dropwizard histograms named after users",
    holders = {
      "com\\.codahale\\.metrics\\.MetricRegistry\\.metrics",
      "com\\.example\\.corpus\\.library\\.DropwizardHistograms\\.registry"
    },
    sites = {"DropwizardHistograms\\.handle", "com\\.codahale\\.metrics\\.MetricRegistry\\.\\w+"})
public final class DropwizardHistograms implements Program {
  private final MetricRegistry registry = new MetricRegistry();
  private long users;

  private void handle() {
    registry.histogram("latency.user-" + users++).update(users % 1000);
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      handle();
    }
  }
}
