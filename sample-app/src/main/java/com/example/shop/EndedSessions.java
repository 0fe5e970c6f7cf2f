package com.example.shop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sessions that ended and wait for the background task; full means that the eldest goes. */
@Component
class EndedSessions {

  private static final int MAX_WAITING = 200;

  private final ArrayDeque<ShopSession> waiting = new ArrayDeque<>();

  synchronized void add(ShopSession session) {
    if (waiting.size() == MAX_WAITING) {
      waiting.removeFirst();
    }
    waiting.addLast(session);
  }

  synchronized List<ShopSession> drain() {
    List<ShopSession> drained = new ArrayList<>(waiting);
    waiting.clear();
    return drained;
  }
}
