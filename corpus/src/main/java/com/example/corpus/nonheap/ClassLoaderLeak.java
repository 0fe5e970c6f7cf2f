package com.example.corpus.nonheap;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/** Every deployment of a plug-in gets a class loader of its own; none is ever undeployed. */
@Leak(
    value = "class loaders kept in a list",
    holders = "com\\.example\\.corpus\\.nonheap\\.ClassLoaderLeak\\$PluginManager\\.deployed",
    sites = {"ClassLoaderLeak\\$PluginManager\\.deploy"},
    resource = Leak.Resource.METASPACE,
    jvm = "-XX:MaxMetaspaceSize=64m",
    // About 10,700 fit, and finding that out takes long.
    steps = 9_000)
public final class ClassLoaderLeak implements Program {

  /** What a plug-in does. */
  public interface Plugin {

    /** Its name. */
    String name();
  }

  /** Deploys plug-ins. */
  private static final class PluginManager {
    private static final List<Plugin> deployed = new ArrayList<>();

    static Plugin deploy(String name) {
      ClassLoader loader = new URLClassLoader(new URL[0], Plugin.class.getClassLoader());
      Plugin plugin =
          (Plugin)
              Proxy.newProxyInstance(
                  loader, new Class<?>[] {Plugin.class}, (proxy, method, args) -> name);
      deployed.add(plugin);
      return plugin;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    long length = 0;
    for (int i = 0; pace.next(); i++) {
      length += PluginManager.deploy("plugin-" + i).name().length();
    }
    System.out.println("length " + length);
  }
}
