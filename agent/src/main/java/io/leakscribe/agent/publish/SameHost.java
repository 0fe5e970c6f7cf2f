package io.leakscribe.agent.publish;

import io.leakscribe.agent.options.Identity;

/** Whether an earlier run was where this one is: only then can its end be judged from here. */
final class SameHost {
  private SameHost() {}

  static boolean of(Identity here, String instance) {
    return instance.equals(here.instance()) || isDefaultOf(here.host(), instance);
  }

  /** The default is {@code <host>-<pid>}; {@code web-1} is not the host of {@code web-10}. */
  private static boolean isDefaultOf(String host, String instance) {
    int dash = host.length();
    return instance.length() > dash + 1
        && instance.startsWith(host)
        && instance.charAt(dash) == '-'
        && instance.substring(dash + 1).chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
