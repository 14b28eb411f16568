package org.fener.crawler.nutch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A forum on many loopback hosts in a process of its own, with a log of what was asked: what crawlers are measured
/// against. It answers orders on standard input: `report RUN DELAY_MS` and `forget`.
///
/// The path of a page names its run and how many pages a host has in it, `/cold_400/viewtopic.php?t=17`: each run
/// finds pages that nobody has seen. Page n leads to pages 8n-6 to 8n+1; page 1 therefore to all.
final class BenchForum {

    private static final Pattern PAGE = Pattern.compile("/([a-z0-9]+_(\\d+))/viewtopic\\.php\\?t=(\\d+)");
    private static final Pattern CONDITION = Pattern.compile("(?i)\r\nIf-None-Match: ([^\r]*)\r\n");

    private final BenchPages pages = new BenchPages();
    private final Map<String, List<Asked>> log = new ConcurrentHashMap<>();

    /// One request as this server saw it: when its head had come, and when the last byte was handed to the system.
    private record Asked(String run, int page, int status, long began, long ended) {}

    private BenchForum() {}

    /// Serves until its input ends.
    ///
    /// @param arguments how many hosts: 127.0.0.2 and so on
    public static void main(String[] arguments) throws IOException {
        BenchForum forum = new BenchForum();
        int port = 0;
        for (int n = 0; n < Integer.parseInt(arguments[0]); n++) port = forum.listen(host(n), port);
        System.out.println("port " + port);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("forget")) forum.log.clear();
            System.out.println(
                    words[0].equals("report") ? forum.report(words[1], Long.parseLong(words[2])) : "forgotten");
        }
    }

    static String host(int n) {
        return "127.0.0." + (n + 2);
    }

    private static int number(String host) {
        return Integer.parseInt(host.substring(host.lastIndexOf('.') + 1));
    }

    private int listen(String host, int port) throws IOException {
        ServerSocket server = new ServerSocket(port, 512, InetAddress.ofLiteral(host));
        Thread.ofPlatform().daemon().start(() -> accept(server, host));
        return server.getLocalPort();
    }

    private void accept(ServerSocket server, String host) {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket, host));
            }
        } catch (IOException e) {
            System.err.println(host + ": " + e.getMessage());
        }
    }

    private void serve(Socket socket, String host) {
        byte[] buffer = new byte[8 * 1024];
        try (socket;
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            int length = 0;
            while (true) {
                int read = in.read(buffer, length, buffer.length - length);
                if (read < 0) return;
                length += read;
                if (!endsHead(buffer, length)) continue;
                answer(new String(buffer, 0, length, StandardCharsets.ISO_8859_1), host, out);
                length = 0;
            }
        } catch (IOException e) {
            // the crawler has gone
        }
    }

    private static boolean endsHead(byte[] bytes, int length) {
        return length > 3 && bytes[length - 1] == '\n' && bytes[length - 2] == '\r' && bytes[length - 3] == '\n';
    }

    private void answer(String request, String host, OutputStream out) throws IOException {
        long began = System.nanoTime();
        String path = request.substring(request.indexOf(' ') + 1, request.indexOf(" HTTP/"));
        Matcher asked = PAGE.matcher(path);
        boolean found = asked.matches() && Integer.parseInt(asked.group(3)) <= Integer.parseInt(asked.group(2));
        String run = found ? asked.group(1) : path.equals("/robots.txt") ? "robots" : "other";
        int page = found ? Integer.parseInt(asked.group(3)) : 0;
        Matcher condition = CONDITION.matcher(request);
        String etag = "\"" + run + "-" + page + "\"";
        int status = !found ? 404 : condition.find() && condition.group(1).equals(etag) ? 304 : 200;
        byte[] body = status == 200 ? pages.page(page, Integer.parseInt(asked.group(2)), number(host)) : new byte[0];
        byte[] head = ("HTTP/1.1 " + status + (status == 200 ? " OK" : " No")
                        + "\r\nContent-Type: text/html; charset=UTF-8\r\nETag: " + etag + "\r\n"
                        + (status == 304 ? "" : "Content-Length: " + body.length + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        // noted before the write: the other side may have read it all before this thread runs again
        note(host, new Asked(run, page, status, began, System.nanoTime()));
        out.write(all);
    }

    private void note(String host, Asked asked) {
        List<Asked> ours = log.computeIfAbsent(host, any -> new ArrayList<>());
        synchronized (ours) {
            ours.add(asked);
        }
    }

    /// `pages distinct other impolite seconds bound spread late later served`: pages of a run that were given
    /// out, how many different ones, all other requests, those that came too early, the seconds from first to
    /// last, and the least that they had to take; then where the rest went: seconds between the first requests of
    /// the first and of the last host, how late a request came after the delay was over, in the mean and one time
    /// in a hundred, and this server's own seconds, all answers of the host that took longest.
    private String report(String run, long delayMillis) {
        long given = 0;
        long distinct = 0;
        long other = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        int most = 0;
        long lastStart = Long.MIN_VALUE;
        long served = 0;
        List<Long> late = new ArrayList<>();
        for (List<Asked> ours : log.values()) {
            synchronized (ours) {
                BitSet seen = new BitSet();
                served = Math.max(
                        served,
                        ours.stream()
                                .mapToLong(asked -> asked.ended() - asked.began())
                                .sum());
                lastStart = Math.max(lastStart, ours.getFirst().began());
                for (int i = 0; i < ours.size(); i++) {
                    Asked asked = ours.get(i);
                    if (i > 0) late.add(asked.began() - ours.get(i - 1).ended() - delayMillis * 1_000_000);
                    first = Math.min(first, asked.began());
                    last = Math.max(last, asked.ended());
                    boolean page = asked.run().equals(run);
                    if (!page || asked.status() == 404) other++;
                    else {
                        given++;
                        seen.set(asked.page());
                    }
                }
                distinct += seen.cardinality();
                most = Math.max(most, ours.size());
            }
        }
        double bound = (most - 1) * delayMillis / 1000.0;
        late.sort(null);
        long impolite = late.stream().filter(nanos -> nanos < 0).count();
        double mean = late.stream().mapToLong(nanos -> nanos).average().orElse(0) / 1e9;
        double one = late.isEmpty() ? 0 : late.get(late.size() * 99 / 100) / 1e9;
        return given + " " + distinct + " " + other + " " + impolite + " " + (last - first) / 1e9 + " " + bound + " "
                + (lastStart - first) / 1e9 + " " + mean + " " + one + " " + served / 1e9;
    }
}
