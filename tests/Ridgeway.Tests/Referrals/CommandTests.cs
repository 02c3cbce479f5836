using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Commands;
using Ridgeway.Providers;
using Ridgeway.Testing;

namespace Ridgeway.Referrals;

/// <summary>The commands, on the content and the services that ship with the program.</summary>
public sealed class CommandTests
{
    [Theory]
    [EveryEngine]
    internal async Task The_services_of_the_demonstration_are_imported_accredited_given_room_and_referred_to(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var person = await ridgeway.PersonAsync();

        var imported = await Typed.RunAsync(ridgeway, "providers", "import", Repository.At("content", "england", "demo", "services.json"), "--json");
        Assert.Equal(ExitCode.Done, imported.Exit);
        Assert.Equal(imported.Json.GetProperty("entries").GetProperty("read").GetInt32(), imported.Json.GetProperty("services").GetProperty("new").GetInt32());

        var listed = await Typed.RunAsync(ridgeway, "providers", "list", "--intervention", "exercise-referral", "--json");
        var service = listed.Json.EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Active on Referral").GetProperty("service").GetString()!;

        var refused = await Typed.RunAsync(ridgeway, "refer", "--person", person.Id.ToString(), "--intervention", "exercise-referral");
        Assert.Equal(ExitCode.NeedsPerson, refused.Exit);
        Assert.Contains("Not accredited for this", refused.Messages, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, (await Typed.RunAsync(ridgeway, "providers", "accredit", service, "--scheme", "Quality mark", "--from", "2026-01-01")).Exit);
        Assert.Equal(ExitCode.Done, (await Typed.RunAsync(ridgeway, "providers", "room", service, "--places", "5", "--from", "2026-01-01", "--to", "2036-01-01")).Exit);

        var options = await Typed.RunAsync(ridgeway, "refer", "--person", person.Id.ToString(), "--intervention", "exercise-referral", "--options", "--json");
        Assert.Equal(5, options.Json.GetProperty("options")[0].GetProperty("places_left").GetInt32());
        var sent = await Typed.RunAsync(ridgeway, "refer", "--person", person.Id.ToString(), "--intervention", "exercise-referral", "--service", service, "--json");
        Assert.Equal(("awaiting-answer", "answer"), (sent.Json.GetProperty("state").GetString(), sent.Json.GetProperty("next_step").GetString()));

        var open = await Typed.RunAsync(ridgeway, "referrals", "--state", "open", "--json");
        Assert.Equal(1, open.Json.GetProperty("count").GetInt32());
        Assert.Equal(person.Id.ToString(), open.Json.GetProperty("referrals")[0].GetProperty("person").GetString());
        Assert.Equal(0, (await Typed.RunAsync(ridgeway, "referrals", "--state", "escalated", "--json")).Json.GetProperty("count").GetInt32());
        Assert.Equal(1, (await Typed.RunAsync(ridgeway, "referrals", "clock", "--json")).Json.GetProperty("looked").GetInt32());
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_with_its_exit_code()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);

        Assert.Equal(ExitCode.Usage, (await Typed.RunAsync(ridgeway, "referrals", "--state", "lost")).Exit);
        Assert.Equal(ExitCode.CouldNotRun, (await Typed.RunAsync(ridgeway, "refer", "--person", "9999999999", "--intervention", "exercise-referral")).Exit);
        Assert.Equal(ExitCode.CouldNotRun, (await Typed.RunAsync(ridgeway, "providers", "import", "/no/such/file.json")).Exit);
        Assert.Equal(ExitCode.CouldNotRun, (await Typed.RunAsync(ridgeway, "providers", "room", "not-an-id")).Exit);
        var none = await Typed.RunAsync(ridgeway, "refer", "--person", (await ridgeway.PersonAsync()).Id.ToString(), "--intervention", "no-such-thing");
        Assert.Contains("no programme", none.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importing_garbage_says_what_is_wrong_and_ends_in_1()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var file = Path.Combine(Directory.CreateTempSubdirectory("ridgeway-garbage-").FullName, "garbage.json");
        await File.WriteAllBytesAsync(file, [0x89, 0x50, 0x4E, 0x47, 0x00, 0xFF], TestContext.Current.CancellationToken);

        var typed = await Typed.RunAsync(ridgeway, "providers", "import", file, "--json");

        Assert.Equal(ExitCode.NeedsPerson, typed.Exit);
        Assert.NotEqual(0, typed.Json.GetProperty("problems").GetArrayLength());
        Assert.False(await ridgeway.Db.Set<ServiceRow>().AnyAsync(TestContext.Current.CancellationToken));
    }
}
