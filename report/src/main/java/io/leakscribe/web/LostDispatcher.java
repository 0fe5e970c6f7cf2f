package io.leakscribe.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.channels.Selector;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does what the dispatcher of the JDK's server does at its end, where an error has ended it before:
 * it closes the selector. Until then the system keeps the port, whoever closed the server.
 */
final class LostDispatcher {
  private LostDispatcher() {}

  /**
   * Gives the port of a stopped server back.
   *
   * @param opener opens the package of a class to us; the JDK has no public way
   * @throws IOException when this JDK has other insides, or lets nobody look into them
   */
  static void release(HttpServer server, Consumer<Class<?>> opener) throws IOException {
    try {
      Object inside = value(server, "server", opener);
      if (inside == null || !(value(inside, "selector", opener) instanceof Selector selector)) {
        throw new IOException("a server without a selector");
      }
      selector.close();
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IOException("the selector cannot be reached", e);
    }
  }

  private static @Nullable Object value(Object owner, String name, Consumer<Class<?>> opener)
      throws ReflectiveOperationException {
    opener.accept(owner.getClass());
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
