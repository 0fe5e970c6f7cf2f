package io.leakscribe.bench.micro;

import org.apache.catalina.core.StandardContext;
import org.apache.catalina.session.StandardManager;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sessions of a real container. */
@State(Scope.Thread)
public class TomcatSessions {
  private final StandardManager manager = new StandardManager();

  /** A manager without a running container around it will do. */
  @Setup
  public void manage() {
    manager.setContext(new StandardContext());
  }

  /** One session begins and ends. */
  @Benchmark
  public void createAndExpire() {
    manager.createSession("s").expire();
  }
}
