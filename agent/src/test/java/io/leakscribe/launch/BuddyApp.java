package io.leakscribe.launch;

import java.io.IOException;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody's application that makes classes with the library that the agent has too. */
public final class BuddyApp {
  private BuddyApp() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    Logger log = LoggerFactory.getLogger(BuddyApp.class);
    try (DynamicType.Unloaded<Object> made =
        new ByteBuddy()
            .subclass(Object.class)
            .defineField("held", Object.class, Visibility.PUBLIC)
            .make()) {
      made.load(BuddyApp.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
          .getLoaded()
          .getConstructor()
          .newInstance();
    }
    System.out.println("app: made by " + ForkedJvm.placeOf(ByteBuddy.class));
    System.out.println("app: logs by " + ForkedJvm.placeOf(log.getClass()));
    WaitingApp.main(args);
  }
}
