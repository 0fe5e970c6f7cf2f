package com.example.portal;

import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Who is here. The mistake: nobody who left is taken out. */
@Component
class VisitTracker {
  private static final Logger log = LoggerFactory.getLogger(VisitTracker.class);

  private final Map<String, Visit> visits = new ConcurrentHashMap<>();

  void began(HttpSession session, int bytes) {
    visits.put(session.getId(), new Visit(session, new byte[bytes]));
  }

  @Scheduled(fixedDelay = 5_000)
  void count() {
    log.debug(
        "{} visits, {} bytes",
        visits.size(),
        visits.values().stream().mapToLong(Visit::bytes).sum());
  }

  private static final class Visit {
    @SuppressWarnings("unused") // held, as such classes do
    private final HttpSession session;

    private final byte[] pages;

    Visit(HttpSession session, byte[] pages) {
      this.session = session;
      this.pages = pages;
    }

    long bytes() {
      return pages.length;
    }
  }
}
