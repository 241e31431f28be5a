# Error pages. The sentence says what to do next.
error-not-found-title = We cannot find this page
error-not-found = The address may be wrong, or the page may be gone. Go back, or start again from the first page.
error-not-allowed-title = This page is not yours to open
error-not-allowed = Your role does not open this page. Ask your administrator if you think it should.
error-too-many-title = Please wait a little
error-too-many = Too much came from your connection at once. Please wait until { $time }, then try again.
error-too-many-sign-in = Go to the sign-in
error-too-many-ask = If you cannot wait, ask your administrator. If you are the administrator, ask whoever looks after the server: they can make a new code for you.
error-broken-title = Something is broken on our side
error-broken = Nothing you did is wrong. Please try again. If it happens again, tell your administrator this number: { $reference }.
error-too-large-title = That is too much at once
error-too-large = A form can hold one megabyte. Send a smaller file.
error-foreign-title = This form did not come from SameTable
error-foreign = Your browser says that another site sent this form. Open the page here and send it again.
error-method-title = This does not work here
error-method = The page can be opened and its forms can be sent; what your browser tried is neither.
error-slow-title = That took too long
error-slow = We waited a minute for your form. Look at your connection, then send it again.
error-too-long-title = This address is too long
error-too-long = No page of SameTable has such a long address. Start again from the first page.
error-direct-title = Open this at its own address
error-direct = SameTable is at { $url }. This way to it is not private: what you type here could be read by others, so nothing is taken.
error-unreadable-title = We could not read this
error-number = If you ask for help, say this number: { $reference }.
error-home = Go to the first page
error-tablet-title = Ask for help
error-tablet = Ask the person who runs the panel.
error-tablet-start = Go to my start page
error-tablet-gone-title = This screen is not here
error-tablet-gone = Go to your start page. Or ask the person who runs the panel.
error-tablet-other-title = This screen is not for you now
error-tablet-other = Go to your start page. Or ask the person who runs the panel.
error-tablet-broken-title = Something is broken
error-tablet-broken = You did nothing wrong. Ask the person who runs the panel. Show them this number: { $reference }.

# Jobs that the server does by itself.
job-broken = It did not work, by a fault of ours. The server's log has the cause under the number { $reference }.
