<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>sessionscope::Exporter</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) neutralised</source>
        <translation>
            <numerusform>%Ln cell neutralised</numerusform>
            <numerusform>%Ln cells neutralised</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::FilterCompletion</name>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::GroupCells</name>
    <message numerus="yes">
        <source>(unknown for %Ln session(s))</source>
        <translation>
            <numerusform>(unknown for %Ln session)</numerusform>
            <numerusform>(unknown for %Ln sessions)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::app::ExportCommand</name>
    <message numerus="yes">
        <source>%n value(s) could not be understood and count as unknown: %1.</source>
        <translation>
            <numerusform>%n value could not be understood and counts as unknown: %1.</numerusform>
            <numerusform>%n values could not be understood and count as unknown: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s own count (SourceStats) differs from the rows for %n source(s).</source>
        <translation>
            <numerusform>The server&apos;s own count (SourceStats) differs from the rows for %n source.</numerusform>
            <numerusform>The server&apos;s own count (SourceStats) differs from the rows for %n sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) failed, and the sessions there are missing: %1.</source>
        <translation>
            <numerusform>%n node failed, and the sessions there are missing: %1.</numerusform>
            <numerusform>%n nodes failed, and the sessions there are missing: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::cloud::ErrorTable</name>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n days behind the server: set the clock right, then try again.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n day behind the server: set the clock right, then try again.</numerusform>
            <numerusform>This computer&apos;s clock is %n days behind the server: set the clock right, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n days ahead of the server: set the clock right, then try again.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation>
            <numerusform>This computer&apos;s clock is %n day ahead of the server: set the clock right, then try again.</numerusform>
            <numerusform>This computer&apos;s clock is %n days ahead of the server: set the clock right, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n minutes behind the server: set the clock right, then try again.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n minute behind the server: set the clock right, then try again.</numerusform>
            <numerusform>This computer&apos;s clock is %n minutes behind the server: set the clock right, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n minutes ahead of the server: set the clock right, then try again.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation>
            <numerusform>This computer&apos;s clock is %n minute ahead of the server: set the clock right, then try again.</numerusform>
            <numerusform>This computer&apos;s clock is %n minutes ahead of the server: set the clock right, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n hours behind the server: set the clock and its time zone right, then try again.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n hour behind the server: set the clock and its time zone right, then try again.</numerusform>
            <numerusform>This computer&apos;s clock is %n hours behind the server: set the clock and its time zone right, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n hours ahead of the server: set the clock and its time zone right, then try again.</source>
        <extracomment>%n is 3 or more</extracomment>
        <translation>
            <numerusform>This computer&apos;s clock is %n hour ahead of the server: set the clock and its time zone right, then try again.</numerusform>
            <numerusform>This computer&apos;s clock is %n hours ahead of the server: set the clock and its time zone right, then try again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ChangeCounts</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln gone</numerusform>
            <numerusform>%Ln gone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ComparisonDialog</name>
    <message numerus="yes">
        <source>%Ln session(s) share an address with another one of the same list, as behind NAT or a proxy: they are matched in pairs, and which of them is left over is a guess.</source>
        <translation>
            <numerusform>%Ln session shares an address with another one of the same list, as behind NAT or a proxy: they are matched in pairs, and which of them is left over is a guess.</numerusform>
            <numerusform>%Ln sessions share an address with another one of the same list, as behind NAT or a proxy: they are matched in pairs, and which of them is left over is a guess.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) without an address cannot be matched.</source>
        <translation>
            <numerusform>%Ln session without an address cannot be matched.</numerusform>
            <numerusform>%Ln sessions without an address cannot be matched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ConnectionDialog</name>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln source</numerusform>
            <numerusform>%Ln sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a cluster with %Ln node(s).</source>
        <translation>
            <numerusform>a cluster with %Ln node.</numerusform>
            <numerusform>a cluster with %Ln nodes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a primary with %Ln replica(s).</source>
        <translation>
            <numerusform>a primary with %Ln replica.</numerusform>
            <numerusform>a primary with %Ln replicas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::DisconnectDialog</name>
    <message numerus="yes">
        <source>%Ln session(s) have gone meanwhile.</source>
        <translation>
            <numerusform>%Ln session has gone meanwhile.</numerusform>
            <numerusform>%Ln sessions have gone meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Disconnect %Ln Session(s)</source>
        <translation>
            <numerusform>&amp;Disconnect %Ln Session</numerusform>
            <numerusform>&amp;Disconnect %Ln Sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A dry run: these %Ln command(s) would be sent, nothing is.</source>
        <translation>
            <numerusform>A dry run: this %Ln command would be sent, nothing is.</numerusform>
            <numerusform>A dry run: these %Ln commands would be sent, nothing is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) have a tick, and no more than %1 are disconnected at once: narrow the filter.</source>
        <translation>
            <numerusform>%Ln session has a tick, and no more than %1 are disconnected at once: narrow the filter.</numerusform>
            <numerusform>%Ln sessions have a tick, and no more than %1 are disconnected at once: narrow the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) will be disconnected.</source>
        <translation>
            <numerusform>%Ln session will be disconnected.</numerusform>
            <numerusform>%Ln sessions will be disconnected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) will be left alone.</source>
        <translation>
            <numerusform>%Ln session will be left alone.</numerusform>
            <numerusform>%Ln sessions will be left alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::FilterChips</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::InstancePickerDialog</name>
    <message numerus="yes">
        <source>%Ln instance(s) in %1</source>
        <comment>a region</comment>
        <translation>
            <numerusform>%Ln instance in %1</numerusform>
            <numerusform>%Ln instances in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) of the answer could not be read.</source>
        <translation>
            <numerusform>%Ln entry of the answer could not be read.</numerusform>
            <numerusform>%Ln entries of the answer could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %Ln instance(s) listed holds &quot;%1&quot;.</source>
        <translation>
            <numerusform>The %Ln instance listed does not hold &quot;%1&quot;.</numerusform>
            <numerusform>None of the %Ln instances listed holds &quot;%1&quot;.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::LabelsDialog</name>
    <message numerus="yes">
        <source>%Ln entry(s) deleted.</source>
        <translation>
            <numerusform>%Ln entry deleted.</numerusform>
            <numerusform>%Ln entries deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) imported.</source>
        <translation>
            <numerusform>%Ln entry imported.</numerusform>
            <numerusform>%Ln entries imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be used:</source>
        <translation>
            <numerusform>%Ln line could not be used:</numerusform>
            <numerusform>%Ln lines could not be used:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) written to %1.</source>
        <translation>
            <numerusform>%Ln entry written to %1.</numerusform>
            <numerusform>%Ln entries written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::PageNotices</name>
    <message numerus="yes">
        <source>The server&apos;s own count of sessions differs from the list for %Ln source(s).</source>
        <translation>
            <numerusform>The server&apos;s own count of sessions differs from the list for %Ln source.</numerusform>
            <numerusform>The server&apos;s own count of sessions differs from the list for %Ln sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) could not be understood and are shown as unknown.</source>
        <translation>
            <numerusform>%Ln value could not be understood and is shown as unknown.</numerusform>
            <numerusform>%Ln values could not be understood and are shown as unknown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This primary has %Ln replica(s) with clients of their own: %1</source>
        <translation>
            <numerusform>This primary has %Ln replica with clients of their own: %1</numerusform>
            <numerusform>This primary has %Ln replicas with clients of their own: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 node(s) failed. %2 %3: %4</source>
        <comment>nodes; what is shown of them; the first one that failed, why</comment>
        <translation>
            <numerusform>%Ln of %1 nodes failed. %2 %3: %4</numerusform>
            <numerusform>%Ln of %1 nodes failed. %2 %3: %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SavedFiltersDialog</name>
    <message numerus="yes">
        <source>%Ln filter(s) imported.</source>
        <translation>
            <numerusform>%Ln filter imported.</numerusform>
            <numerusform>%Ln filters imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filter(s) written.</source>
        <translation>
            <numerusform>%Ln filter written.</numerusform>
            <numerusform>%Ln filters written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::ServerIdsDialog</name>
    <message numerus="yes">
        <source>The server lists %Ln id(s) for %1. They carry no node: on an instance with several nodes the same id may stand for several sessions.</source>
        <translation>
            <numerusform>The server lists %Ln id for %1. It carries no node: on an instance with several nodes the same id may stand for several sessions.</numerusform>
            <numerusform>The server lists %Ln ids for %1. They carry no node: on an instance with several nodes the same id may stand for several sessions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SessionCopy</name>
    <message numerus="yes">
        <source>%Ln session(s) copied as %1.</source>
        <translation>
            <numerusform>%Ln session copied as %1.</numerusform>
            <numerusform>%Ln sessions copied as %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out: unknown or no usable address.</source>
        <translation>
            <numerusform>%Ln left out: unknown or no usable address.</numerusform>
            <numerusform>%Ln left out: unknown or no usable address.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) copied.</source>
        <translation>
            <numerusform>%Ln session copied.</numerusform>
            <numerusform>%Ln sessions copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source address(es) copied.</source>
        <translation>
            <numerusform>%Ln source address copied.</numerusform>
            <numerusform>%Ln source addresses copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln CIDR block(s) copied.</source>
        <translation>
            <numerusform>%Ln CIDR block copied.</numerusform>
            <numerusform>%Ln CIDR blocks copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s) copied as text; nothing was disconnected.</source>
        <translation>
            <numerusform>%Ln command copied as text; nothing was disconnected.</numerusform>
            <numerusform>%Ln commands copied as text; nothing was disconnected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SessionsPane</name>
    <message numerus="yes">
        <source>It hides all %Ln session(s).</source>
        <translation>
            <numerusform>It hides the only session.</numerusform>
            <numerusform>It hides all %Ln sessions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SourcesChart</name>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <comment>groups</comment>
        <translation>
            <numerusform>%Ln other</numerusform>
            <numerusform>%Ln others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::SourcesDock</name>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln source</numerusform>
            <numerusform>%Ln sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, the first %Ln are listed</source>
        <translation>
            <numerusform>%1, the first %Ln are listed</numerusform>
            <numerusform>%1, the first %Ln are listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::gui::StatusLine</name>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln session(s)</source>
        <translation>
            <numerusform>%1 of %Ln session</numerusform>
            <numerusform>%1 of %Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln active</source>
        <translation>
            <numerusform>%Ln active</numerusform>
            <numerusform>%Ln active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln source</numerusform>
            <numerusform>%Ln sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Re-sort (%Ln change(s))</source>
        <translation>
            <numerusform>&amp;Re-sort (%Ln change)</numerusform>
            <numerusform>&amp;Re-sort (%Ln changes)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln own hidden</source>
        <comment>connections of this program</comment>
        <translation>
            <numerusform>%Ln own hidden</numerusform>
            <numerusform>%Ln own hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln node(s)</source>
        <comment>version of a server</comment>
        <translation>
            <numerusform>%1, %Ln node</numerusform>
            <numerusform>%1, %Ln nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::live::LabelStore</name>
    <message numerus="yes">
        <source>There would be more than %Ln name(s) for sources.</source>
        <translation>
            <numerusform>There would be more than %Ln name for sources.</numerusform>
            <numerusform>There would be more than %Ln names for sources.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::models::ColorRuleStore</name>
    <message numerus="yes">
        <source>There are %Ln rule(s) already; delete one first.</source>
        <translation>
            <numerusform>There are %Ln rule already; delete one first.</numerusform>
            <numerusform>There are %Ln rules already; delete one first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::models::ColumnSetStore</name>
    <message numerus="yes">
        <source>There are %Ln set(s) already; delete one first.</source>
        <translation>
            <numerusform>There are %Ln set already; delete one first.</numerusform>
            <numerusform>There are %Ln sets already; delete one first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::models::DisconnectModel</name>
    <message numerus="yes">
        <source>%Ln not tried</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln not tried</numerusform>
            <numerusform>%Ln not tried</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln disconnected</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln disconnected</numerusform>
            <numerusform>%Ln disconnected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already gone</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln already gone</numerusform>
            <numerusform>%Ln already gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln another session now</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln another session now</numerusform>
            <numerusform>%Ln another session now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%Ln unknown</numerusform>
            <numerusform>%Ln unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::models::FindingListModel</name>
    <message numerus="yes">
        <source>%Ln session(s), near the limit of the instance</source>
        <translation>
            <numerusform>%Ln session, near the limit of the instance</numerusform>
            <numerusform>%Ln sessions, near the limit of the instance</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) running MONITOR</source>
        <translation>
            <numerusform>%Ln client running MONITOR</numerusform>
            <numerusform>%Ln clients running MONITOR</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) idle inside MULTI</source>
        <translation>
            <numerusform>%Ln session idle inside MULTI</numerusform>
            <numerusform>%Ln sessions idle inside MULTI</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) with a large output buffer</source>
        <translation>
            <numerusform>%Ln session with a large output buffer</numerusform>
            <numerusform>%Ln sessions with a large output buffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) with a large input buffer</source>
        <translation>
            <numerusform>%Ln session with a large input buffer</numerusform>
            <numerusform>%Ln sessions with a large input buffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) idle for long</source>
        <translation>
            <numerusform>%Ln session idle for long</numerusform>
            <numerusform>%Ln sessions idle for long</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) without a name</source>
        <translation>
            <numerusform>%Ln session without a name</numerusform>
            <numerusform>%Ln sessions without a name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) blocked for long</source>
        <translation>
            <numerusform>%Ln session blocked for long</numerusform>
            <numerusform>%Ln sessions blocked for long</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s), near the limit of %1</source>
        <translation>
            <numerusform>%Ln session, near the limit of %1</numerusform>
            <numerusform>%Ln sessions, near the limit of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::models::GroupTableModel</name>
    <message numerus="yes">
        <source>and %Ln more: press Enter to see all</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>and %Ln more: press Enter to see all</numerusform>
            <numerusform>and %Ln more: press Enter to see all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::models::JournalModel</name>
    <message numerus="yes">
        <source>… and %Ln more; the export has them all.</source>
        <translation>
            <numerusform>… and %Ln more; the export has them all.</numerusform>
            <numerusform>… and %Ln more; the export has them all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::ClusterTopology</name>
    <message numerus="yes">
        <source>The cluster names more than %Ln node(s): connect to a single node instead.</source>
        <translation>
            <numerusform>The cluster names more than %Ln node: connect to a single node instead.</numerusform>
            <numerusform>The cluster names more than %Ln nodes: connect to a single node instead.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessionscope::redis::RespReader</name>
    <message numerus="yes">
        <source>The answer of the Redis server is larger than %n byte(s), the most that is read.</source>
        <translation>
            <numerusform>The answer of the Redis server is larger than %n byte, the most that is read.</numerusform>
            <numerusform>The answer of the Redis server is larger than %n bytes, the most that is read.</numerusform>
        </translation>
    </message>
</context>
</TS>
