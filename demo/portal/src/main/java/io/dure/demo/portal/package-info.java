/** The portal of a small city: pages, a database, a session, and a call to the site's notices service. */
@NullMarked
package io.dure.demo.portal;

import org.jspecify.annotations.NullMarked;
