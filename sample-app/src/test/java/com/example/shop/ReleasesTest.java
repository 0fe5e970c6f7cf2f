package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each release that went wrong keeps what its correction lets go. */
class ReleasesTest {

  private static final int MANY = 1000;

  @Test
  void trackingRegistryKeepsSessionsThatLoggedOut() {
    SessionRegistry registry = new TrackingSessionRegistry();
    logInAndOut(registry);
    assertThat(registry.size()).isEqualTo(MANY);
    assertThat(registry.active()).isZero();
  }

  @Test
  void directRegistryForgetsSessionsThatLoggedOut() {
    SessionRegistry registry = new DirectSessionRegistry();
    logInAndOut(registry);
    assertThat(registry.size()).isZero();
  }

  @Test
  void bothRegistriesForgetExpiredSessions() {
    for (SessionRegistry registry :
        List.of(new TrackingSessionRegistry(), new DirectSessionRegistry())) {
      ShopSession session = session(1);
      registry.opened(session);
      registry.expired(session);
      assertThat(registry.size()).isZero();
    }
  }

  @Test
  void closingStoreKeepsExpiredSessionsAndForgetsClosedOnes() {
    assertThat(leftAfterCleanUp(new ClosingApiSessionStore(100))).isEqualTo(MANY);
  }

  @Test
  void expiringStoreForgetsExpiredAndClosedSessions() {
    assertThat(leftAfterCleanUp(new ExpiringApiSessionStore(100))).isZero();
  }

  @Test
  void expiringStoreKeepsSessionsInUse() {
    ApiSessionStore store = new ExpiringApiSessionStore(100);
    store.add(new ApiSession("a", List.of(), 0));
    assertThat(store.find("a", 90)).isNotNull();
    store.cleanUp(180);
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void batchTaskKeepsWhatItProcessed() {
    SessionTask task = new BatchSessionTask();
    processMany(task);
    assertThat(task.kept()).isEqualTo(MANY);
    assertThat(task.productsViewed()).isEqualTo(MANY);
  }

  @Test
  void streamingTaskKeepsOnlyTheTotals() {
    SessionTask task = new StreamingSessionTask();
    processMany(task);
    assertThat(task.kept()).isZero();
    assertThat(task.productsViewed()).isEqualTo(MANY);
  }

  @Test
  void taggedPageCacheKeepsEvictedPages() {
    PageCache cache = new TaggedPageCache(10);
    fill(cache);
    assertThat(cache.size()).isLessThanOrEqualTo(10);
    assertThat(cache.indexed()).isEqualTo(MANY);
  }

  @Test
  void boundedPageCacheLetsEvictedPagesGo() {
    PageCache cache = new BoundedPageCache(10);
    fill(cache);
    assertThat(cache.size()).isLessThanOrEqualTo(10);
    assertThat((long) cache.indexed()).isEqualTo(cache.size());
  }

  @Test
  void keyedQuoteCacheKeepsEveryQuote() {
    QuoteCache cache = new KeyedQuoteCache();
    fill(cache);
    assertThat(cache.size()).isEqualTo(MANY);
  }

  @Test
  void expiringQuoteCacheIsBounded() {
    QuoteCache cache = new ExpiringQuoteCache(10, Duration.ofSeconds(10));
    fill(cache);
    assertThat(cache.size()).isLessThanOrEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void oneReleaseAtATimeIsBrokenUntilFixed(int number) {
    ShopProperties broken = new ShopProperties(Integer.toString(number), false, "", 10);
    ShopProperties fixed = new ShopProperties(Integer.toString(number), true, "", 10);
    for (int other = 1; other <= 5; other++) {
      assertThat(broken.broken(other)).isEqualTo(other == number);
      assertThat(fixed.broken(other)).isFalse();
    }
    assertThat(fixed.release()).isNotEqualTo(broken.release());
  }

  private static void logInAndOut(SessionRegistry registry) {
    for (int i = 0; i < MANY; i++) {
      ShopSession session = session(i);
      registry.opened(session);
      registry.loggedOut(session);
    }
  }

  private static int leftAfterCleanUp(ApiSessionStore store) {
    for (int i = 0; i < MANY; i++) {
      store.add(new ApiSession("idle-" + i, List.of(), 0));
      store.add(new ApiSession("closed-" + i, List.of(), 0));
      store.close("closed-" + i);
    }
    store.cleanUp(1000);
    return store.size();
  }

  private static void processMany(SessionTask task) {
    for (int i = 0; i < MANY; i++) {
      ShopSession session = session(i);
      session.view(i);
      task.process(List.of(session));
    }
  }

  private static void fill(PageCache cache) {
    for (int i = 0; i < MANY; i++) {
      cache.get(i, id -> new ProductPage(id, "tag-" + id % 3, "<p>"));
    }
  }

  private static void fill(QuoteCache cache) {
    for (int i = 0; i < MANY; i++) {
      cache.get(new QuoteKey("customer", i, i), key -> new Quote(1, new long[1], ""));
    }
  }

  private static ShopSession session(int number) {
    return new ShopSession("id-" + number, "customer-" + number, List.of());
  }
}
