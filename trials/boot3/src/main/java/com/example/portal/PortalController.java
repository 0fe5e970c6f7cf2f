package com.example.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.servlet.http.HttpSession;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People come, read a page, and leave. */
@RestController
class PortalController {
  private static final int PAGES = 500;

  private final Cache<Integer, String> pages =
      Caffeine.newBuilder().maximumSize(100).recordStats().build();
  private final VisitTracker tracker;

  PortalController(VisitTracker tracker, MeterRegistry registry) {
    this.tracker = tracker;
    CaffeineCacheMetrics.monitor(registry, pages, "pages");
  }

  @GetMapping("/visit")
  String visit(HttpSession session, @RequestParam(defaultValue = "4096") int bytes) {
    tracker.began(session, bytes);
    int page = Math.floorMod(session.getId().hashCode(), PAGES);
    return pages.get(page, number -> "page " + number);
  }

  @GetMapping("/leave")
  String leave(HttpSession session) {
    session.invalidate();
    return "bye";
  }
}
