using FsCheck;
using FsCheck.Fluent;

namespace Ridgeway.Codes;

public sealed class NhsNumberTests
{
    [Theory]
    [InlineData("9434765919")]
    [InlineData("943 476 5919")]
    [InlineData("943-476-5919")]
    [InlineData("9000000009")]
    public void A_number_that_passes_modulus_11_is_read_with_or_without_spaces(string text)
    {
        Assert.True(NhsNumber.TryParse(text, out var number));
        Assert.Equal(10, number.Value.Length);
    }

    [Theory]
    [InlineData(null, NhsNumberCheck.Absent)]
    [InlineData("  ", NhsNumberCheck.Absent)]
    [InlineData("943476591", NhsNumberCheck.NotTenDigits)]
    [InlineData("94347659190", NhsNumberCheck.NotTenDigits)]
    [InlineData("943476591X", NhsNumberCheck.NotTenDigits)]
    [InlineData("9434765918", NhsNumberCheck.FailsModulus11)]
    [InlineData("9912003890", NhsNumberCheck.FailsModulus11)]
    public void What_is_wrong_is_said(string? text, NhsNumberCheck wrong) => Assert.Equal(wrong, NhsNumber.Check(text, out _));

    [Fact]
    public void Changing_one_digit_of_a_valid_number_always_makes_it_invalid() => Prop.ForAll(
        Gen.Choose(0, 999_999_999).ToArbitrary(), Gen.Choose(0, 9).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(),
        (nine, place, by) =>
        {
            if (NhsNumber.FromFirstNine(nine) is not { } number)
            {
                return true;
            }

            var digits = number.Value.ToCharArray();
            digits[place] = (char)('0' + (digits[place] - '0' + by) % 10);
            return !NhsNumber.TryParse(new string(digits), out _);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void People_read_it_in_groups() => Assert.Equal("943 476 5919", NhsNumber.Parse("9434765919").ForPeople);

    [Fact]
    public void A_number_nobody_set_cannot_be_read() => Assert.Throws<InvalidOperationException>(() => default(NhsNumber).Value);
}
