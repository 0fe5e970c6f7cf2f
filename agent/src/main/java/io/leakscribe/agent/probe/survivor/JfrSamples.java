package io.leakscribe.agent.probe.survivor;

import io.leakscribe.agent.observe.ClassNames;
import io.leakscribe.agent.observe.ThreadNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/** Reads the flight recorder's events of sampled objects; they differ a little by version. */
final class JfrSamples {
  private static final int LONGEST_CHAIN = 400;
  private static final String CLASS_NAME = "Class Name: ";
  private static final String THREAD_NAME = "Thread Name: ";

  private JfrSamples() {}

  static Sample sample(RecordedEvent event) {
    RecordedObject object = event.getValue("object");
    return new Sample(
        event.getInstant("allocationTime"),
        className(object),
        event.hasField("objectSize") ? event.getLong("objectSize") : 0,
        stack(event.getStackTrace()),
        chain(object),
        root(event.getValue("root")));
  }

  private static List<Frame> stack(@Nullable RecordedStackTrace trace) {
    List<Frame> stack = new ArrayList<>();
    if (trace != null) {
      for (RecordedFrame frame : trace.getFrames()) {
        if (frame.isJavaFrame()) {
          stack.add(
              new Frame(
                  frame.getMethod().getType().getName(),
                  frame.getMethod().getName(),
                  frame.getLineNumber()));
        }
      }
    }
    return stack;
  }

  private static List<Link> chain(RecordedObject object) {
    List<Link> chain = new ArrayList<>();
    RecordedObject below = object;
    while (chain.size() < LONGEST_CHAIN) {
      RecordedObject reference = below.getValue("referrer");
      RecordedObject owner = reference == null ? null : reference.getValue("object");
      if (reference == null || owner == null) {
        break;
      }
      chain.add(link(reference.getValue("field"), owner));
      below = owner;
    }
    return chain;
  }

  private static Link link(@Nullable RecordedObject field, RecordedObject owner) {
    String description = owner.getString("description");
    boolean isStatic = field != null && description != null && description.startsWith(CLASS_NAME);
    return new Link(
        isStatic ? description.substring(CLASS_NAME.length()).trim() : className(owner),
        field == null ? null : field.getString("name"),
        isStatic,
        owner.getLong("address"));
  }

  private static @Nullable String root(@Nullable RecordedObject root) {
    if (root == null) {
      return null;
    }
    String description = root.getString("description");
    String type = String.valueOf(root.getString("type")).toLowerCase(Locale.ROOT);
    String system = String.valueOf(root.getString("system")).toLowerCase(Locale.ROOT);
    if (description != null && description.startsWith(THREAD_NAME)) {
      return "thread "
          + ThreadNames.pattern(description.substring(THREAD_NAME.length()))
          + ", "
          + type;
    }
    return type.contains("unknown") ? system : type + " of " + system;
  }

  private static String className(RecordedObject object) {
    RecordedClass type = object.getValue("type");
    return type == null ? "?" : ClassNames.readable(type.getName());
  }
}
