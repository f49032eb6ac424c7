/** Child processes: started one by one, watched, ended with the demonstration. */
@NullMarked
package io.dure.demo.process;

import org.jspecify.annotations.NullMarked;
