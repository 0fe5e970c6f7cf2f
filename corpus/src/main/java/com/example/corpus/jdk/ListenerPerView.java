package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.beans.PropertyChangeSupport;

/** Adds a property listener for each view to one model that outlives them. */
@Leak(
    value = "PropertyChangeSupport listeners never removed",
    holders = {
      "java\\.beans\\.ChangeListenerMap\\.map",
      "java\\.beans\\.PropertyChangeSupport(\\$PropertyChangeListenerMap)?\\.map",
      "com\\.example\\.corpus\\.jdk\\.ListenerPerView\\.changes"
    },
    sites = {
      "ListenerPerView\\.open",
      "PropertyChangeSupport\\.addPropertyChangeListener",
      "ChangeListenerMap\\.add"
    })
public final class ListenerPerView implements Program {
  private final PropertyChangeSupport changes = new PropertyChangeSupport(this);

  /** Shows the model. */
  private static final class View implements PropertyChangeListener {
    private final byte[] pixels = new byte[3000];

    @Override
    public void propertyChange(PropertyChangeEvent event) {
      pixels[0]++;
    }
  }

  private void open() {
    changes.addPropertyChangeListener(new View());
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      open();
    }
  }
}
