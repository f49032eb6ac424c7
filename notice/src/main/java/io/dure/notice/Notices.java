package io.dure.notice;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Tells people by all channels that are set. Thread-safe. */
public final class Notices implements AutoCloseable {
    private final List<Channel> channels;
    private final String origin;
    private final Clock clock;

    private Notices(List<Channel> channels, String origin, Clock clock) {
        this.channels = List.copyOf(channels);
        this.origin = origin;
        this.clock = clock;
    }

    /**
     * Starts the channels, each with what an earlier process left undelivered.
     *
     * @param folder where notices that wait are kept
     * @param origin which hub or collector this is
     * @param clock the time of day
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    public static Notices start(NoticeSettings settings, Path folder, String origin, Clock clock) {
        return start(settings, folder, origin, clock, Backoff.usual());
    }

    static Notices start(NoticeSettings settings, Path folder, String origin, Clock clock, Backoff backoff) {
        List<Channel> channels = settings.channels().stream()
                .map(channel -> {
                    Function<Notice, NoticeText> words =
                            notice -> NoticeText.of(notice, channel.language(), channel.zone(), settings.console());
                    Outbox outbox = new FolderOutbox(folder.resolve(channel.id()));
                    return Channel.start(
                            channel,
                            sender(settings, channel, words, clock),
                            words,
                            new Channel.Parts(outbox, backoff, clock, Channel.CAPACITY));
                })
                .toList();
        return new Notices(channels, origin, clock);
    }

    private static Sender sender(
            NoticeSettings settings, ChannelSettings channel, Function<Notice, NoticeText> words, Clock clock) {
        try {
            if (channel.webhook() != null) {
                return new WebhookSender(channel.webhook(), words, settings.console(), clock);
            }
            if (channel.smtp() != null) {
                return new SmtpSender(channel.smtp(), words);
            }
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("notices.channels." + channel.id() + "." + wrong.getMessage(), wrong);
        }
        throw new IllegalArgumentException("notices.channels." + channel.id() + ": must have either webhook or smtp");
    }

    /** Every channel that tells of such takes it; written down when it returns. */
    public void tell(Notice notice) {
        channels.forEach(channel -> channel.tell(notice));
    }

    /** Tries a channel now and waits for what becomes of it, 20 s at the longest. */
    public TestResult test(String channel) {
        Optional<Channel> known =
                channels.stream().filter(one -> one.id().equals(channel)).findFirst();
        if (known.isEmpty()) {
            return new TestResult.NoSuchChannel();
        }
        Notice notice = Notice.test(UUID.randomUUID().toString(), origin, clock.instant());
        return known.get().test(notice).<TestResult>map(TestResult.Done::new).orElseGet(TestResult.Running::new);
    }

    /** In the order of the settings. */
    public List<ChannelView> channels() {
        return channels.stream().map(Channel::view).toList();
    }

    @Override
    public void close() {
        channels.forEach(Channel::close);
    }
}
