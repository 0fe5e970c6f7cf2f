package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.io.File;
import org.apache.commons.io.FileCleaningTracker;

/**
 * Lets commons-io delete temporary files once their marker is gone; the marker is the service
 * itself.
 */
@Leak(
    value = "FileCleaningTracker with a marker that stays",
    holders = {
      "org\\.apache\\.commons\\.io\\.FileCleaningTracker\\.trackers",
      "com\\.example\\.corpus\\.library\\.FileTrackerMarker\\.tracker"
    },
    sites = {"FileTrackerMarker\\.upload", "FileCleaningTracker\\.\\w+"})
public final class FileTrackerMarker implements Program {
  private final FileCleaningTracker tracker = new FileCleaningTracker();
  private long uploads;

  private void upload() {
    tracker.track(new File("/nowhere/" + "upload".repeat(80) + uploads++), this);
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      upload();
    }
  }
}
