package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;

/** One proxy class for each plug-in, each from its own loader, made when first used. */
@Healthy(value = "proxy classes made on first use up to a plateau of metaspace", steps = 12_000)
public final class ProxyWarmUp implements Program {
  private static final int PLUGINS = 3_000;

  private final Map<Integer, Plugin> plugins = new HashMap<>();

  /** Public, so that a proxy of any loader may implement it. */
  public interface Plugin {

    /** Does whatever it does with the text. */
    String apply(String text);
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int step = 0; pace.next(); step++) {
      int known = (int) (1 + PLUGINS * Math.min(1, pace.progress() * 1.6));
      plugins.computeIfAbsent(step / 2 % known, ProxyWarmUp::load).apply("text");
    }
  }

  private static Plugin load(int number) {
    ClassLoader loader = new URLClassLoader(new URL[0], Plugin.class.getClassLoader());
    InvocationHandler handler = (proxy, method, arguments) -> "plug-in " + number;
    return (Plugin) Proxy.newProxyInstance(loader, new Class<?>[] {Plugin.class}, handler);
  }
}
