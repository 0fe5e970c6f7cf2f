package io.leakscribe.outside;

import static io.leakscribe.outside.AlertStory.time;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.leakscribe.outside.Episode.End;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trap that was measured on a real Alertmanager and Prometheus, by name. */
class EpisodesTest {
  @TempDir Path dir;
  private AlertStory story;

  @BeforeEach
  void begin() throws Exception {
    story = new AlertStory(dir);
  }

  @Test
  void repeats_are_one_episode_that_was_told_often_by_both_peers() throws Exception {
    Episode episode = only(story.livesTo("08:40:00").real(1, 2, 3, 4));
    assertThat(episode.fired()).isEqualTo(time("08:27:41.511"));
    assertThat(episode.ended()).isEqualTo(time("08:28:12.511"));
    assertThat(episode.received()).isEqualTo(time("08:27:44.521"));
    assertThat(episode.copies()).isEqualTo(4);
    assertThat(episode.senders()).containsExactly("vm:19093", "vm:19094");
    assertThat(episode.lateness()).hasMillis(3010);
    assertThat(episode.endLateness()).hasMillis(2011);
    assertThat(episode.events()).containsExactly("A1#1");
    assertThat(episode.endEvents()).containsExactly("A1#4");
  }

  @Test
  void copies_of_two_alertmanagers_that_do_not_know_each_other_are_one_episode() throws Exception {
    Episode episode =
        only(
            story
                .livesTo("08:40:00")
                .real(1)
                .copy(1, "http://vm:29093", "08:27:48.000")
                .real(4)
                .copy(4, "http://vm:29093", "08:28:15.000"));
    assertThat(episode.copies()).isEqualTo(4);
    assertThat(episode.senders()).containsExactly("vm:19093", "vm:29093");
    assertThat(episode.received()).isEqualTo(time("08:27:44.521"));
    assertThat(episode.end()).isEqualTo(End.CONDITION_GONE);
  }

  @Test
  void a_message_that_came_again_because_the_receiver_hung_changes_no_time() throws Exception {
    Episode episode =
        only(story.livesTo("08:40:00").real(1).copy(1, "http://vm:19093", "08:27:55.000").real(4));
    assertThat(episode.copies()).isEqualTo(3);
    assertThat(episode.received()).isEqualTo(time("08:27:44.521"));
  }

  @Test
  void an_end_because_the_target_was_killed_is_no_recovery() throws Exception {
    Episode episode = only(story.real(9, 10).killed("08:30:41", "08:31:30").livesTo("08:40:00"));
    assertThat(episode.ended()).isEqualTo(time("08:30:41.511"));
    assertThat(episode.end()).isEqualTo(End.TARGET_GONE);
    assertThat(episode.endKnown()).isEqualTo("process R1 was lost, last seen at 08:30:41");
    assertThat(episode.endEvents()).containsExactly("A1#2", "R2#2");
  }

  @Test
  void an_end_because_the_target_was_killed_shows_in_up_when_no_later_run_tells() throws Exception {
    Episode episode =
        only(
            story
                .livesTo("08:30:40")
                .real(9, 10)
                .up(1, "08:25:00", "08:30:40")
                .up(0, "08:30:41", "08:35:00"));
    assertThat(episode.end()).isEqualTo(End.TARGET_GONE);
    assertThat(episode.endKnown()).isEqualTo("Prometheus could not reach it at 08:30:41");
    assertThat(episode.endEvents()).contains("P1");
  }

  @Test
  void an_end_is_no_recovery_while_nothing_shows_that_the_target_lived() throws Exception {
    Episode episode = only(story.livesTo("08:30:40").real(9, 10));
    assertThat(episode.end()).isEqualTo(End.TARGET_UNKNOWN);
    assertThat(episode.endKnown())
        .isEqualTo("the journal of process R1 ends at 08:30:40, before the alert did");
  }

  @Test
  void an_end_while_the_process_lived_is_the_end_of_the_condition() throws Exception {
    assertThat(only(story.livesTo("08:40:00").real(9, 10)).end()).isEqualTo(End.CONDITION_GONE);
  }

  @Test
  void an_end_that_may_be_for_want_of_samples_is_not_told_as_recovery() throws Exception {
    Episode episode = only(story.livesTo("08:40:00").real(9, 10).up(0, "08:30:30", "08:35:00"));
    assertThat(episode.end()).isEqualTo(End.TARGET_UNKNOWN);
    assertThat(episode.endKnown()).contains("could not reach it").contains("want of samples");
  }

  @Test
  void a_target_that_prometheus_no_longer_sees_is_gone() throws Exception {
    Episode episode = only(story.livesTo("08:30:40").real(9, 10).up(1, "08:25:00", "08:30:40"));
    assertThat(episode.end()).isEqualTo(End.TARGET_GONE);
    assertThat(episode.endKnown()).contains("did not see it again after 08:30:40");
  }

  @Test
  void a_death_before_an_alert_fired_did_not_end_it() throws Exception {
    Episode episode = only(story.killed("08:29:00", "08:29:30").livesTo("08:40:00").real(9, 10));
    assertThat(episode.end()).isEqualTo(End.CONDITION_GONE);
  }

  @Test
  void the_first_episode_of_a_flap_ended_and_nobody_told_when() throws Exception {
    flap();
    List<Episode> episodes = story.episodes();
    assertThat(episodes)
        .extracting(Episode::fired)
        .containsExactly(time("08:35:03"), time("08:35:17"));
    assertThat(episodes)
        .extracting(Episode::end)
        .containsExactly(End.NEVER_TOLD, End.CONDITION_GONE);
    assertThat(episodes.get(0).ended()).isNull();
    assertThat(episodes.get(0).endKnown()).isEqualTo("before 08:35:17, when it fired again");
    assertThat(episodes.get(1).remarks()).contains("That it fired was told only with its end.");
  }

  @Test
  void prometheus_knows_both_episodes_of_a_flap_exactly() throws Exception {
    flap();
    story
        .recorded("a", "firing", "08:35:03", "08:35:07")
        .recorded("a", "firing", "08:35:17", "08:35:19");
    List<Episode> episodes = story.episodes();
    assertThat(episodes)
        .extracting(Episode::ended)
        .containsExactly(time("08:35:08"), time("08:35:20"));
    assertThat(episodes)
        .allSatisfy(
            episode -> {
              assertThat(episode.end()).isEqualTo(End.CONDITION_GONE);
              assertThat(episode.sources()).containsExactly("Alertmanager", "Prometheus");
            });
  }

  private void flap() throws Exception {
    story
        .livesTo("08:50:00")
        .tells("08:35:05", "firing", "a", "08:35:03", "")
        .tells("08:35:25", "resolved", "a", "08:35:17", "08:35:20");
  }

  @Test
  void a_shortened_message_says_once_that_it_left_something_out() throws Exception {
    List<Episode> episodes = story.livesTo("08:50:00").real(6, 7, 8).episodes();
    assertThat(episodes)
        .extracting(episode -> episode.labels().get("pool"))
        .containsExactly("G1 Old Gen", "a", "b");
    assertThat(episodes.get(1).remarks())
        .containsExactly(
            "A message with it left out 1 other alert of its group (truncatedAlerts); only"
                + " Prometheus can tell which.");
    assertThat(episodes.get(2).remarks()).isEmpty();
  }

  @Test
  void what_a_shortened_message_left_out_is_found_in_prometheus() throws Exception {
    Episode lost =
        story
            .livesTo("08:50:00")
            .real(6, 7, 8)
            .recorded("c", "firing", "08:29:57", "08:30:20")
            .episodes()
            .get(3);
    assertThat(lost.labels()).containsEntry("pool", "c");
    assertThat(lost.sources()).containsExactly("Prometheus");
    assertThat(lost.received()).isNull();
    assertThat(lost.copies()).isZero();
    assertThat(lost.events()).containsExactly("P1");
    assertThat(lost.remarks())
        .containsExactly(
            "No message told of it: messages of its group left alerts out (truncatedAlerts).");
  }

  @Test
  void a_resolved_alert_that_comes_again_for_a_quarter_of_an_hour_stays_one() throws Exception {
    story.livesTo("08:50:00").real(1, 2, 3, 4).real(8).copy(4, "http://vm:19094", "08:35:24");
    Episode old = story.episodes().get(0);
    assertThat(story.episodes()).hasSize(2);
    assertThat(old.copies()).isEqualTo(6);
    assertThat(old.ended()).isEqualTo(time("08:28:12.511"));
    assertThat(old.endReceived()).isEqualTo(time("08:28:14.522"));
  }

  @Test
  void what_fired_and_ended_while_the_receiver_was_down_only_prometheus_knows() {
    Episode episode =
        only(
            story
                .livesTo("08:50:00")
                .recorded("a", "pending", "08:41:00", "08:41:04")
                .recorded("a", "firing", "08:41:05", "08:41:30")
                .pendingSince("a", "08:41:00", "08:41:00", "08:41:30"));
    assertThat(episode.sources()).containsExactly("Prometheus");
    assertThat(episode.began()).isEqualTo(time("08:41:00"));
    assertThat(episode.fired()).isEqualTo(time("08:41:05"));
    assertThat(episode.ended()).isEqualTo(time("08:41:31"));
    assertThat(episode.end()).isEqualTo(End.CONDITION_GONE);
    assertThat(episode.lateness()).isNull();
    assertThat(episode.remarks())
        .anySatisfy(remark -> assertThat(remark).contains("receiver was down"));
  }

  @Test
  void an_end_that_the_receiver_missed_is_taken_from_prometheus() throws Exception {
    Episode episode =
        only(
            story
                .livesTo("08:50:00")
                .real(1)
                .recorded("G1 Old Gen", "firing", "08:27:41.511", "08:28:11.511"));
    assertThat(episode.ended()).isEqualTo(time("08:28:12.511"));
    assertThat(episode.endReceived()).isNull();
    assertThat(episode.end()).isEqualTo(End.CONDITION_GONE);
  }

  @Test
  void a_restart_of_prometheus_makes_neither_two_episodes_nor_a_later_begin() throws Exception {
    Episode episode =
        only(
            story
                .livesTo("08:50:00")
                .tells("08:35:59", "firing", "a", "08:35:57.511", "")
                .tells("08:36:32", "resolved", "a", "08:35:57.511", "08:36:30.511")
                .recorded("a", "pending", "08:35:52.511", "08:35:56.511")
                .recorded("a", "firing", "08:35:57.511", "08:36:02.511")
                .recorded("a", "firing", "08:36:14.511", "08:36:29.511")
                .pendingSince("a", "08:36:09", "08:36:09.511", "08:36:29.511"));
    assertThat(episode.fired()).isEqualTo(time("08:35:57.511"));
    assertThat(episode.ended()).isEqualTo(time("08:36:30.511"));
    assertThat(episode.began())
        .as("not the 08:36:09 of the restart")
        .isEqualTo(time("08:35:52.511"));
    assertThat(episode.remarks())
        .anySatisfy(remark -> assertThat(remark).contains("2 pieces").contains("restart"));
  }

  @Test
  void a_begin_of_the_condition_after_the_alert_fired_is_not_believed() throws Exception {
    Episode episode =
        only(
            story
                .livesTo("08:50:00")
                .tells("08:35:59", "firing", "a", "08:35:57.511", "")
                .recorded("a", "firing", "08:35:57.511", "08:36:29.511")
                .pendingSince("a", "08:36:09", "08:35:57.511", "08:36:29.511"));
    assertThat(episode.began()).isNull();
  }

  @Test
  void the_condition_held_before_the_alert_fired() throws Exception {
    Episode episode =
        only(
            story
                .livesTo("08:40:00")
                .real(1, 4)
                .recorded("G1 Old Gen", "pending", "08:27:36.511", "08:27:40.511")
                .recorded("G1 Old Gen", "firing", "08:27:41.511", "08:28:11.511")
                .pendingSince("G1 Old Gen", "08:27:36", "08:27:36.511", "08:28:11.511"));
    assertThat(episode.began()).isEqualTo(time("08:27:36"));
    assertThat(episode.events()).containsExactly("A1#1", "P1", "P2");
  }

  @Test
  void a_silenced_alert_is_told_by_the_api_alone_and_says_so() throws Exception {
    String silenced =
        AlertStory.resource("alertmanager-api-v2-alerts.json")
            .replace("\"silencedBy\": []", "\"silencedBy\": [\"5c2a-77\"]")
            .replace("\"active\"", "\"suppressed\"");
    Episode episode = only(story.livesTo("08:50:00").send(silenced, time("08:39:00")));
    assertThat(episode.end()).as("its endsAt lies in the future").isEqualTo(End.FIRING);
    assertThat(episode.ended()).isNull();
    assertThat(episode.remarks())
        .containsExactly("It was silenced (5c2a-77): nobody was notified.");
  }

  @Test
  void an_alert_that_fires_has_no_end_whatever_the_message_has_for_one() throws Exception {
    Episode webhook = only(story.livesTo("08:50:00").real(1));
    assertThat(webhook.ended()).isNull();
    assertThat(webhook.end()).isEqualTo(End.FIRING);
  }

  @Test
  void an_alert_that_is_received_before_it_fired_shows_that_clocks_differ() throws Exception {
    Episode episode = only(story.livesTo("08:50:00").copy(1, "http://vm:19093", "08:27:31.011"));
    assertThat(episode.lateness()).hasMillis(-10_500);
    assertThat(episode.remarks())
        .containsExactly(
            "It was received 10 s before it fired: the clocks of sender and receiver differ by at least that.");
  }

  @Test
  void the_status_of_each_alert_counts_and_not_that_of_the_message() throws Exception {
    List<Episode> episodes = story.livesTo("08:50:00").real(5, 7).episodes();
    assertThat(episodes).extracting(Episode::end).containsExactly(End.CONDITION_GONE, End.FIRING);
  }

  @Test
  void the_whole_real_stream_is_four_episodes() throws Exception {
    List<Episode> episodes =
        story
            .real(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
            .killed("08:30:41", "08:31:30")
            .livesTo("08:50:00")
            .episodes();
    assertThat(episodes)
        .extracting(episode -> episode.labels().get("pool"))
        .containsExactly("G1 Old Gen", "a", "b", "a");
    assertThat(episodes)
        .extracting(Episode::end)
        .containsExactly(
            End.CONDITION_GONE, End.CONDITION_GONE, End.CONDITION_GONE, End.TARGET_GONE);
  }

  @Test
  void an_alert_of_another_service_is_not_mixed_in() throws Exception {
    JsonObject body = AlertStory.saved(1).getAsJsonObject("body");
    String other = body.toString().replace("leakprobe\"", "billing\"").replace("19400", "19401");
    assertThat(story.livesTo("08:50:00").send(other, time("08:27:45")).episodes()).isEmpty();
  }

  @Test
  void an_alert_belongs_by_host_and_port_when_its_job_says_nothing() throws Exception {
    JsonObject body = AlertStory.saved(1).getAsJsonObject("body");
    String other = body.toString().replace("leakprobe\"", "jvms\"");
    assertThat(only(story.livesTo("08:50:00").send(other, time("08:27:45"))).fired())
        .isEqualTo(time("08:27:41.511"));
  }

  @Test
  void an_alert_belongs_when_prometheus_knows_its_target_for_one_of_the_service() throws Exception {
    JsonObject body = AlertStory.saved(9).getAsJsonObject("body");
    String elsewhere =
        body.toString().replace("leakprobe\"", "jvms\"").replace("127.0.0.1:19400", "10.0.0.5:80");
    story.livesTo("08:50:00").send(elsewhere, time("08:30:33"));
    assertThat(story.episodes()).as("nothing says whose it is").isEmpty();
    story.target("10.0.0.5:80", "jvms");
    assertThat(only(story).events()).containsExactly("A1#1");
  }

  @Test
  void an_end_by_a_restart_shows_in_the_start_of_the_process() throws Exception {
    Episode episode =
        only(
            story.livesTo("08:30:10").real(9, 10).processStart("08:30:40", "08:30:41", "08:32:00"));
    assertThat(episode.end()).isEqualTo(End.TARGET_GONE);
    assertThat(episode.endKnown()).isEqualTo("Prometheus saw its process start anew at 08:30:40");
  }

  @Test
  void an_alert_long_before_or_after_is_left_out() throws Exception {
    story
        .livesTo("08:50:00")
        .tells("02:00:05", "firing", "a", "02:00:00", "")
        .tells("02:10:05", "resolved", "a", "02:00:00", "02:10:00")
        .tells("12:00:05", "firing", "b", "12:00:00", "");
    assertThat(story.episodes()).isEmpty();
  }

  @Test
  void a_flood_of_alerts_is_bounded() throws Exception {
    story.livesTo("08:50:00");
    for (int i = 0; i < 300; i++) {
      story.tells("08:30:05", "firing", "pool-" + i, "08:30:00", "");
    }
    assertThat(story.episodes()).hasSize(200);
  }

  private static Episode only(AlertStory story) {
    List<Episode> episodes = story.episodes();
    assertThat(episodes).hasSize(1);
    return episodes.get(0);
  }
}
