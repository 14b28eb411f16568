package org.fener.dashboard.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.store.Channels.Channel;

/// How each watch tells beside the pages, and where each person's letters go.
public final class WatchChannels {

    private final Database database;
    private final InstantSource clock;

    public WatchChannels(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A channel of a watch.
    ///
    /// @param target name of the webhook; empty for mail
    /// @param since  what was told before does not go out
    public record Open(String watch, Channel channel, String target, Instant since) {}

    public List<Open> all() {
        return database.client()
                .sql("select * from watch_channel order by watch, channel")
                .query((row, index) -> new Open(
                        row.getString("watch"),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("target"),
                        Timestamps.read(row, "since").orElseThrow()))
                .list();
    }

    public Channels of(String watch) {
        Map<Channel, String> open = new LinkedHashMap<>();
        all().stream().filter(one -> one.watch().equals(watch)).forEach(one -> open.put(one.channel(), one.target()));
        return new Channels(open.containsKey(Channel.MAIL), Optional.ofNullable(open.get(Channel.WEBHOOK)));
    }

    /// Opens and closes channels; one that was open stays so, with what it has not told yet.
    public void set(String watch, Channels channels) {
        if (channels.equals(of(watch))) return;
        put(watch, Channel.MAIL, channels.mail() ? Optional.of("") : Optional.empty());
        put(watch, Channel.WEBHOOK, channels.webhook());
        database.sync();
    }

    private void put(String watch, Channel channel, Optional<String> target) {
        Optional<Open> before = all().stream()
                .filter(one -> one.watch().equals(watch) && one.channel() == channel)
                .findFirst();
        if (before.map(Open::target).equals(target)) return;
        database.client()
                .sql("delete from watch_channel where watch = ? and channel = ?")
                .params(watch, channel.name())
                .update();
        target.ifPresent(name -> database.client()
                .sql("insert into watch_channel (watch, channel, target, since) values (?, ?, ?, ?)")
                .params(watch, channel.name(), name, Timestamps.at(clock.instant()))
                .update());
    }

    /// Where a person's letters go.
    public Optional<String> address(String account) {
        return database.client()
                .sql("select address from account_mail where account = ?")
                .param(account)
                .query((row, index) -> row.getString(1))
                .optional();
    }

    /// Says where a person's letters go.
    ///
    /// @param address empty for none
    public void setAddress(String account, Optional<String> address) {
        database.client()
                .sql("delete from account_mail where account = ?")
                .param(account)
                .update();
        address.ifPresent(to -> database.client()
                .sql("insert into account_mail (account, address) values (?, ?)")
                .params(account, to)
                .update());
        database.sync();
    }
}
