package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every request's view listens to the settings, and none stops listening. */
@Leak(
    value = "listeners registered per request, never removed",
    holders = "com\\.example\\.corpus\\.classic\\.ListenerLeak\\$Settings\\.listeners",
    sites = {
      "ListenerLeak\\$Settings\\.addListener",
      "ListenerLeak\\$RequestView\\.<init>",
      "ListenerLeak\\.handle"
    })
public final class ListenerLeak implements Program {
  private static final Settings SETTINGS = new Settings();

  /** Told of changes. */
  private interface Listener {
    void changed(String setting);
  }

  /** Lives as long as the service. */
  private static final class Settings {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    void addListener(Listener listener) {
      listeners.add(listener);
    }

    void removeListener(Listener listener) {
      listeners.remove(listener);
    }

    void set(String setting) {
      listeners.forEach(listener -> listener.changed(setting));
    }
  }

  /** Lives as long as one request; or so its author thought. */
  private static final class RequestView implements Listener {
    private final byte[] page = new byte[3000];
    private String theme = "";

    @Override
    public void changed(String setting) {
      theme = setting;
    }

    int render() {
      return page.length + theme.length();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Listener console = setting -> System.out.println("now " + setting);
    SETTINGS.addListener(console);
    SETTINGS.set("bright");
    SETTINGS.removeListener(console);
    for (int request = 1; pace.next(); request++) {
      handle();
      if (request % 5_000 == 0) {
        SETTINGS.set("theme " + request);
      }
    }
  }

  private static int handle() {
    RequestView view = new RequestView();
    SETTINGS.addListener(view);
    return view.render();
  }
}
