package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Registers views weakly, so that nothing can leak, and never removes the references themselves.
 */
@Leak(
    value = "the weak references themselves pile up",
    holders = {"com\\.example\\.corpus\\.odd\\.WeakShells\\$Views\\.open"},
    sites = {"WeakShells\\$Views\\.register", "WeakShells\\$View\\.<init>"})
public final class WeakShells implements Program {

  /** What a user sees for a moment. */
  private static final class View {
    private final byte[] pixels = new byte[100];
  }

  /** Repaints those that are still there. */
  private static final class Views {
    private final List<WeakReference<View>> open = new ArrayList<>();

    void register(View view) {
      open.add(new WeakReference<>(view));
    }

    int last() {
      View view = open.get(open.size() - 1).get();
      return view == null ? 0 : view.pixels.length;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Views views = new Views();
    int painted = 0;
    while (pace.next()) {
      for (int i = 0; i < 10; i++) {
        views.register(new View());
      }
      painted += views.last();
    }
    System.out.println("painted " + painted);
  }
}
