package io.leakscribe.bench.micro;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Defining classes, which the agent looks at and perhaps weaves. */
@State(Scope.Thread)
public class Loading {
  private static final String SMALL = "com.example.bench.Recent";
  private static final String LARGE = "org.apache.catalina.core.StandardContext";

  private final byte[] small = classFile(SMALL);
  private final byte[] large = classFile(LARGE);

  /** A class of 1 KB with one thing to weave. */
  @Benchmark
  public Object small() {
    return new Once().define(SMALL, small);
  }

  /** A class of 150 KB that declares many holders. */
  @Benchmark
  public Object large() {
    return new Once().define(LARGE, large);
  }

  private static byte[] classFile(String name) {
    try (InputStream in =
        Loading.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A loader for one class. */
  private static final class Once extends ClassLoader {
    Once() {
      super(Loading.class.getClassLoader());
    }

    /** By name, which the transformer is told. */
    Class<?> define(String name, byte[] file) {
      return defineClass(name, file, 0, file.length);
    }
  }
}
