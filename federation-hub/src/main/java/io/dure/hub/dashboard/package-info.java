/** What each user looks at: documents, their versions, with whom they are shared, and displays on walls. */
@NullMarked
package io.dure.hub.dashboard;

import org.jspecify.annotations.NullMarked;
