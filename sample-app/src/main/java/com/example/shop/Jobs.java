package com.example.shop;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What the shop does by itself. */
@Component
class Jobs {

  private static final Logger log = LoggerFactory.getLogger(Jobs.class);
  private static final long SHIP_AFTER_MILLIS = 20_000;

  private final ApiSessionStore apiSessions;
  private final EndedSessions ended;
  private final ProductRepository repository;
  private final Catalogue catalogue;
  private final AtomicReference<SessionTask> sessionTask;

  Jobs(
      ApiSessionStore apiSessions,
      EndedSessions ended,
      SessionTask sessionTask,
      ProductRepository repository,
      Catalogue catalogue) {
    this.apiSessions = apiSessions;
    this.ended = ended;
    this.sessionTask = new AtomicReference<>(sessionTask);
    this.repository = repository;
    this.catalogue = catalogue;
  }

  @Scheduled(fixedDelay = 2000)
  void cleanUpApiSessions() {
    apiSessions.cleanUp(System.currentTimeMillis());
  }

  @Scheduled(fixedDelay = 1000)
  void evaluateEndedSessions() {
    SessionTask task = sessionTask.get();
    if (task != null) {
      task.process(ended.drain());
    }
  }

  @Scheduled(fixedDelay = 5000)
  void shipOrders() {
    int shipped = repository.ship(System.currentTimeMillis() - SHIP_AFTER_MILLIS);
    log.debug("shipped {} orders", shipped);
  }

  @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
  void reportPrices() {
    log.info("average prices of {} tags", catalogue.averagePrices().size());
  }

  /** Ends the evaluation of sessions until the next start; what it has gathered is let go. */
  void switchOffSessionTask() {
    sessionTask.set(null);
    log.info("the evaluation of sessions is switched off");
  }
}
