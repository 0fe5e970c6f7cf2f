package com.example.shop;

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
  private final SessionTask sessionTask;
  private final ProductRepository repository;
  private final Catalogue catalogue;

  Jobs(
      ApiSessionStore apiSessions,
      EndedSessions ended,
      SessionTask sessionTask,
      ProductRepository repository,
      Catalogue catalogue) {
    this.apiSessions = apiSessions;
    this.ended = ended;
    this.sessionTask = sessionTask;
    this.repository = repository;
    this.catalogue = catalogue;
  }

  @Scheduled(fixedDelay = 2000)
  void cleanUpApiSessions() {
    apiSessions.cleanUp(System.currentTimeMillis());
  }

  @Scheduled(fixedDelay = 1000)
  void evaluateEndedSessions() {
    sessionTask.process(ended.drain());
  }

  @Scheduled(fixedDelay = 5000)
  void shipOrders() {
    int shipped = repository.ship(System.currentTimeMillis() - SHIP_AFTER_MILLIS);
    log.debug("shipped {} orders, {} views", shipped, sessionTask.productsViewed());
  }

  @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
  void reportPrices() {
    log.info("average prices of {} tags", catalogue.averagePrices().size());
  }
}
