package io.leakscribe.agent.probe.holder;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.catalina.loader.ParallelWebappClassLoader;

/** Tomcat's loader of an application, which says what it was asked for. */
public final class Deployed extends ParallelWebappClassLoader {
  public final List<String> asked = new ArrayList<>();

  public Deployed() {
    super(Deployed.class.getClassLoader());
  }

  // One that was never started has nothing to search.
  @Override
  public Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    asked.add(name);
    return Class.forName(name, resolve, getParent());
  }

  public Class<?> define() throws IOException {
    return define(Planted.class);
  }

  public Class<?> defineOther() throws IOException {
    return define(Other.class);
  }

  private Class<?> define(Class<?> twin) throws IOException {
    String name = twin.getName();
    try (InputStream in =
        twin.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static final class Planted {
    Map<String, String> entries = Map.of();
  }

  private static final class Other {
    BitSet entries = new BitSet();
  }
}
