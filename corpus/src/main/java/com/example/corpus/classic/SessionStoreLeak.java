package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store of sessions which are touched but never expire. */
@Leak(
    value = "sessions that never expire",
    holders = "com\\.example\\.corpus\\.classic\\.SessionStoreLeak\\$SessionStore\\.sessions",
    sites = {"SessionStoreLeak\\$SessionStore\\.open", "SessionStoreLeak\\$Session\\.<init>"})
public final class SessionStoreLeak implements Program {
  private final SessionStore store = new SessionStore();

  /** What is known of a visitor. */
  private static final class Session {
    private final Map<String, Object> attributes = new HashMap<>();
    private long touched;

    Session(String user) {
      attributes.put("user", user);
      attributes.put("cart", new int[64]);
    }

    void touch(long now) {
      touched = now;
    }

    long age(long now) {
      return now - touched;
    }
  }

  /** Sessions by their id. */
  private static final class SessionStore {
    private final Map<String, Session> sessions = new HashMap<>();

    String open(String user) {
      String id = UUID.randomUUID().toString();
      sessions.put(id, new Session(user));
      return id;
    }

    @Nullable Session get(String id, long now) {
      Session session = sessions.get(id);
      if (session != null) {
        session.touch(now);
      }
      return session;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long now = 0; pace.next(); now++) {
      String id = store.open("user-" + now);
      Session session = store.get(id, now);
      if (session == null || session.age(now) > 0) {
        throw new IllegalStateException("No session " + id);
      }
    }
  }
}
