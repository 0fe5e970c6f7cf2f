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
   * The first frame of the application that is no constructor, for who calls a constructor creates;
   * else the first of the application, of a library, of the JDK; null without frames.
   */
  static @Nullable Frame site(List<Frame> stack) {
    Frame constructor = null;
    Frame library = null;
    for (Frame frame : stack) {
      if (isWritten(frame) && !KnownCode.isLibrary(frame.className())) {
        if (!frame.isConstructor()) {
          return frame;
        }
        constructor = constructor == null ? frame : constructor;
      } else if (library == null && isWritten(frame) && !KnownCode.isJdk(frame.className())) {
        library = frame;
      }
    }
    if (constructor != null) {
      return constructor;
    }
    return library != null ? library : stack.isEmpty() ? null : stack.get(0);
  }

  private static boolean isWritten(Frame frame) {
    return !frame.className().contains(GENERATED);
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
    for (Frame frame : sample.stack()) {
      if (!KnownCode.isLibrary(frame.className())) {
        return frame.isConstructor() ? frame.className() : null;
      }
    }
    return null;
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
