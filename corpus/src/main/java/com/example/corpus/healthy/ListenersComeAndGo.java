package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Open windows listen to a document; more and more of them until evening, but all are closed. */
@Healthy(value = "listeners registered by ever more windows, and removed", steps = 30_000)
public final class ListenersComeAndGo implements Program {
  private final Document document = new Document();
  private final Deque<Window> windows = new ArrayDeque<>();

  private interface Listener {
    void changed(int version);
  }

  /** Tells whoever listens. */
  private static final class Document {
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  }

  /** Hears of changes while it is open. */
  private static final class Window implements Listener {
    private final byte[] image = new byte[24_000];

    @Override
    public void changed(int version) {
      image[version % image.length]++;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int version = 0; pace.next(); version++) {
      open();
      while (windows.size() > 200 + 1800 * Math.sin(pace.progress() * Math.PI)) {
        close();
      }
      windows.getLast().changed(version);
    }
  }

  private void open() {
    Window window = new Window();
    document.listeners.add(window);
    windows.addLast(window);
  }

  private void close() {
    document.listeners.remove(windows.removeFirst());
  }
}
