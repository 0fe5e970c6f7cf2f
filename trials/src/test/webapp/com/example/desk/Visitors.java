package com.example.desk;

import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is at the desk. The mistake: nobody who left is taken out. */
final class Visitors {
  private static final Map<String, Visit> VISITS = new ConcurrentHashMap<>();

  static void began(HttpSession session, int bytes) {
    VISITS.put(session.getId(), new Visit(session, bytes));
  }

  static int count() {
    return VISITS.size();
  }

  private Visitors() {}

  static final class Visit {
    final HttpSession session;
    final byte[] questions;

    Visit(HttpSession session, int bytes) {
      this.session = session;
      this.questions = new byte[bytes];
    }
  }
}
