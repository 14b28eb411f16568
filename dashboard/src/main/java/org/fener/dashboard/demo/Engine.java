package org.fener.dashboard.demo;

import java.net.URI;

/// Shows the posts of a site the way a real forum, channel or board engine does.
interface Engine {

    /// The answer to a request; every path that the engine does not know is [Page.Missing].
    Page answer(Ask ask, SiteView view);

    /// The address that this engine gives the post for good.
    URI permalink(ShownPost post, SiteView view);
}
