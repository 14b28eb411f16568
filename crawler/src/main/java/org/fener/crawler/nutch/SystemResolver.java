package org.fener.crawler.nutch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.fener.crawler.fetch.Resolver;

/// Asks the operating system's resolver.
final class SystemResolver implements Resolver {

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }
}
