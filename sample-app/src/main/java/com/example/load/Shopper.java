package com.example.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One customer: makes the steps one after the other, with a pause between them. */
final class Shopper {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client;
  private final ScheduledExecutorService timer;
  private final String url;
  private final Tally tally;
  private final AtomicLong allowance;
  private final Iterator<Step> steps;
  private final long pauseMillis;
  private String cookie;
  private String token;

  Shopper(
      HttpClient client,
      ScheduledExecutorService timer,
      String url,
      Tally tally,
      AtomicLong allowance,
      List<Step> steps,
      long pauseMillis) {
    this.client = client;
    this.timer = timer;
    this.url = url;
    this.tally = tally;
    this.allowance = allowance;
    this.steps = steps.iterator();
    this.pauseMillis = pauseMillis;
  }

  void next() {
    if (!steps.hasNext() || allowance.decrementAndGet() < 0) {
      return;
    }
    Step step = steps.next();
    long start = System.nanoTime();
    var unused =
        client
            .sendAsync(request(step), HttpResponse.BodyHandlers.ofString())
            .whenComplete((response, failure) -> done(step, start, response));
  }

  private HttpRequest request(Step step) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url + step.path()))
            .timeout(TIMEOUT)
            .method(step.method(), HttpRequest.BodyPublishers.noBody());
    if (cookie != null) {
      builder.header("Cookie", cookie);
    }
    if (token != null) {
      builder.header("X-Token", token);
    }
    return builder.build();
  }

  private void done(Step step, long start, HttpResponse<String> response) {
    boolean answered = response != null;
    boolean ok = answered && response.statusCode() < 400;
    tally.add(System.nanoTime() - start, ok, answered);
    if (ok) {
      remember(step, response);
      later();
    }
  }

  private void later() {
    try {
      var unused = timer.schedule(this::next, pauseMillis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      // The run is over: this customer goes home.
    }
  }

  private void remember(Step step, HttpResponse<String> response) {
    if (step.path().equals("/api/token")) {
      token = step.method().equals("POST") ? response.body() : null;
    }
    response.headers().firstValue("Set-Cookie").ifPresent(value -> cookie = value.split(";", 2)[0]);
  }
}
