package io.leakscribe.agent.probe.survivor;

import io.leakscribe.agent.observe.KnownCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds in a stack whose code allocated. */
final class Sites {
  private static final String OURS = "io.leakscribe.";

  /** Classes that nobody wrote: proxies, lambdas' classes. */
  private static final String GENERATED = "$$";

  private Sites() {}

  /** Whether our own code allocated it, or the recorder for us. */
  static boolean isOurs(List<Frame> stack) {
    Frame site = site(stack);
    return site != null
        && (site.className().startsWith(OURS) || site.className().startsWith("jdk.jfr."));
  }

  /**
   * The first frame of the application, else of a library, else of the JDK; null without frames.
   */
  static @Nullable Frame site(List<Frame> stack) {
    Frame library = null;
    for (Frame frame : stack) {
      if (frame.className().contains(GENERATED) || KnownCode.isJdk(frame.className())) {
        continue;
      }
      if (!KnownCode.isLibrary(frame.className())) {
        return frame;
      }
      library = library == null ? frame : library;
    }
    return library != null ? library : stack.isEmpty() ? null : stack.get(0);
  }

  /** What the site called; null when it allocated by itself. */
  static @Nullable Frame via(List<Frame> stack, @Nullable Frame site) {
    int index = site == null ? -1 : stack.indexOf(site);
    return index <= 0 ? null : stack.get(index - 1);
  }

  /**
   * Class of the application that the object is, or that was being constructed: a name for what
   * leaks when nobody has searched for a chain. Null when neither is known.
   */
  static @Nullable String leakingClass(Sample sample) {
    String type = elementType(sample.objectClass());
    if (type.indexOf('.') >= 0 && !KnownCode.isLibrary(type)) {
      return type;
    }
    Frame site = site(sample.stack());
    return site != null && site.isConstructor() && !KnownCode.isLibrary(site.className())
        ? site.className()
        : null;
  }

  /** Whether it is part of a container of the JDK: its site put something in. */
  static boolean isPartOfContainer(Sample sample) {
    String type = elementType(sample.objectClass());
    if (type.startsWith("java.util.") && type.indexOf('$') > 0) {
      return true;
    }
    Frame top = sample.stack().isEmpty() ? null : sample.stack().get(0);
    return sample.objectClass().equals("java.lang.Object[]")
        && top != null
        && top.className().startsWith("java.util.");
  }

  private static String elementType(String type) {
    int bracket = type.indexOf('[');
    return bracket < 0 ? type : type.substring(0, bracket);
  }
}
