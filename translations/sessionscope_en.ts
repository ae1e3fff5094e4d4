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
        <comment>sources</comment>
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
</context>
<context>
    <name>sessionscope::models::SourceTableModel</name>
    <message numerus="yes">
        <source>%1: %n session(s)</source>
        <translation>
            <numerusform>%1: %n session</numerusform>
            <numerusform>%1: %n sessions</numerusform>
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
