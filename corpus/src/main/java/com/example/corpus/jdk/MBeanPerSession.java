package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Registers an MBean for each session and never unregisters it. */
@Leak(
    value = "MBeans registered per session, never unregistered",
    holders = "com\\.sun\\.jmx\\.mbeanserver\\.Repository\\.domainTb",
    sites = {"MBeanPerSession\\.open", "registerMBean", "mbeanserver\\.Repository\\.\\w+"})
public final class MBeanPerSession implements Program {
  private long sessions;

  /** What JMX shows of a session. */
  public interface SessionMBean {

    /** Bytes that the session holds. */
    int getSize();
  }

  /** Whom the server keeps. */
  private static final class Session implements SessionMBean {
    private final byte[] cart = new byte[500];

    @Override
    public int getSize() {
      return cart.length;
    }
  }

  private void open() throws JMException {
    ObjectName name = new ObjectName("com.example.shop:type=Session,id=" + sessions++);
    ManagementFactory.getPlatformMBeanServer().registerMBean(new Session(), name);
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      open();
    }
  }
}
